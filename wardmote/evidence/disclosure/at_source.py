"""For contributors: a table of counts rounded before it is sent, so small numbers never leave."""

import numpy as np
import pandas as pd

from wardmote.evidence.disclosure.cube import Cube, flows, round_cube
from wardmote.evidence.disclosure.keys import check_key, seed, seeds
from wardmote.evidence.disclosure.profile import SMALLEST_BASE
from wardmote.evidence.disclosure.totals import Totals, decide_totals
from wardmote.evidence.errors import NotReleasable

MARK = "protection"
AT_SOURCE = "protected at source"


def protect_file(
    table: pd.DataFrame, *, count: str, keys: list[str], key: bytes, base: int = 5
) -> pd.DataFrame:
    """Round a table of counts before it is sent, so that it still adds up (D18).

    Args:
        table: one row per combination of `keys`.
        count: the column of counts [events or people].
        keys: the columns that say what is counted. Totals over the first are rounded as readers
            would, to the nearest; with two or more keys the first two margins are balanced.
        key: the contributor's own secret key, the same for every file.
        base: every number becomes a multiple of it; 3 or more.

    Returns:
        The same rows, order and columns, the counts rounded, and a column `protection` that
        reads "protected at source". Columns other than `keys` and `count` are left out.

    Raises:
        NotReleasable: a count that is missing or below 0, keys that repeat, or a base below 3.

    References:
        docs/explanation/disclosure.md; requirement D18.
    """
    check_key(key)
    _check(table, count, keys, base)
    told = table[[*keys, count]].copy()
    names = [tuple(map(str, row)) for row in told[keys].itertuples(index=False, name=None)]
    some = np.flatnonzero(np.asarray(told[count], np.float64) > 0)
    rounded = np.zeros(len(told), np.int64)
    if len(some):
        flow = flows(np.asarray(told[count], np.float64)[some], base)
        rounded[some] = _rounded(flow, [names[i] for i in some], key) * base
    told[count] = rounded
    told[MARK] = AT_SOURCE
    return told


def _rounded(
    flow: np.ndarray[tuple[int], np.dtype[np.int64]], names: list[tuple[str, ...]], key: bytes
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    column, columns = pd.factorize(pd.Series([name[0] for name in names]), sort=True)
    row, _ = pd.factorize(pd.Series([name[1] if len(name) > 1 else "" for name in names]))
    totals = np.zeros(len(columns), np.int64)
    np.add.at(totals, column, flow)
    column_names = [(AT_SOURCE, str(name)) for name in columns]
    decided = decide_totals(Totals(totals, seeds(key, column_names), seed(key, AT_SOURCE)))
    at = np.arange(len(columns))
    cube = Cube(
        flow=flow,
        row=row.astype(np.int64),
        block=column.astype(np.int64),
        group=np.zeros(row.max() + 1, np.int64),
        column=at,
        beside=np.zeros(len(columns), np.int64),
        seeds=seeds(key, [(AT_SOURCE, *name) for name in names]),
    )
    return round_cube(cube, decided)


def _check(table: pd.DataFrame, count: str, keys: list[str], base: int) -> None:
    if base < SMALLEST_BASE:
        raise NotReleasable(f"Base {base} protects too little; use {SMALLEST_BASE} or more.")
    if missing := [name for name in [*keys, count] if name not in table.columns]:
        raise NotReleasable(f"No column {', '.join(missing)}; found {', '.join(table.columns)}.")
    if table[keys].duplicated().any():
        raise NotReleasable(f"Two rows have the same {', '.join(keys)}; add them up first.")
    number = pd.to_numeric(table[count], errors="coerce").to_numpy(np.float64)
    if not np.all(np.isfinite(number) & (number >= 0)):
        raise NotReleasable(f"Column {count} has a count that is missing or below 0; mend it.")
