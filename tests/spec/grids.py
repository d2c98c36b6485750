"""A ground of a hundred squares, each touching up to eight."""

import pandas as pd

SIDE = 10
NAMES = [f"{row}{column}" for row in range(SIDE) for column in range(SIDE)]


def grid_neighbours() -> pd.DataFrame:
    steps = [(dr, dc) for dr in (-1, 0, 1) for dc in (-1, 0, 1) if (dr, dc) != (0, 0)]
    pairs = [
        (f"{row}{column}", f"{row + dr}{column + dc}")
        for row in range(SIDE)
        for column in range(SIDE)
        for dr, dc in steps
        if 0 <= row + dr < SIDE and 0 <= column + dc < SIDE
    ]
    return pd.DataFrame(pairs, columns=["area", "neighbour"])


TOUCHING = grid_neighbours()
