"""Whether two ways found the same: every cell of the cube, every row of the tables made of it."""

import pickle
from pathlib import Path
from typing import Any

COMPARED = ("ours", "pandas")
CELL = ["area", "category", "month"]
ROW = ["dataset", "category"]
EXACT = {
    "rates": ["count", "rate", "rate_low", "rate_high"],
    "changes": ["count", "previous", "low", "high", "p", "mean_low", "mean_high", "mean_p"],
    "quality": ["rows", "unlocated_share"],
}


def keep(found: Any, csv: Path, way: str) -> None:
    """Keep what a way found beside the CSV."""
    with (csv.parent / f"{way}.pickle").open("wb") as file:
        pickle.dump(found, file)


def check_same(csv: Path, ways: tuple[str, ...]) -> None:
    """Compare what the engines kept: it must be the same to the last bit.

    Raises:
        AssertionError: they found different things; pandas says where.
    """
    import pandas as pd

    first, *others = (pickle.loads((csv.parent / f"{way}.pickle").read_bytes()) for way in ways)
    for other in others:
        for ours, theirs in zip(first, other, strict=True):
            pd.testing.assert_frame_equal(ours, theirs, check_exact=True)


def check_alike(csv: Path) -> None:
    """Compare what the ways kept.

    Raises:
        AssertionError: they found different things; pandas says where.
    """
    import pandas as pd

    told = [pickle.loads((csv.parent / f"{way}.pickle").read_bytes()) for way in COMPARED]
    (cube, *tables), (their_cube, *their_tables) = told
    pd.testing.assert_series_equal(_cells(cube), _cells(their_cube), check_dtype=False)
    keys = ([*ROW, "year"], ROW, ["month"])
    for key, columns, ours, theirs in zip(keys, EXACT.values(), tables, their_tables, strict=True):
        one, other = (
            _plain(table).set_index(key)[columns].sort_index() for table in (ours, theirs)
        )
        pd.testing.assert_frame_equal(one, other, check_dtype=False, rtol=1e-6)
    clear = tables[1]["verdict"].isin(["up", "down"])
    assert clear.sum() == their_tables[1]["clear"].sum()


def _plain(table: Any) -> Any:
    """The table with our words for categories, and months as text."""
    table = table.copy()
    for name in {"category", "month"} & set(table.columns):
        names = {each: _word(name, each) for each in table[name].unique()}
        table[name] = table[name].astype(object).map(names)
    return table


def _word(name: str, each: Any) -> str:
    text = str(each)
    return text[:7] if name == "month" else text.lower().replace(" ", "_").replace("-", "_")


def _cells(cube: Any) -> Any:
    cube = _plain(cube)
    cube["area"] = cube["area"].astype(object).where(cube["area"].notna(), "none")
    return cube.set_index(CELL)["count"].sort_index()
