"""What counts must be like before they can be protected."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from wardmote.evidence.disclosure.profile import Profile
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import Counts

_KEYS = ["dataset", "category", "year"]
_NEAR = 1e-6


def check_counts(counts: Counts, profiles: Mapping[str, Profile]) -> None:
    """Refuse counts that are rounded already, contradict each other or have no profile.

    Raises:
        NotReleasable: which, and what to do.
    """
    if counts.base != 1:
        raise NotReleasable(
            f"These counts are rounded to {counts.base} already; protect them as counted, once."
        )
    for name in ("by_area", "by_part", "by_peer"):
        _check_table(name, getattr(counts, name), profiles)
    _check_splits(counts)


def _check_table(name: str, table: pd.DataFrame, profiles: Mapping[str, Profile]) -> None:
    number = pd.to_numeric(table["count"], errors="coerce").to_numpy(float)
    if not np.all(np.isfinite(number) & (number >= 0)):
        raise NotReleasable(f"{name} has a count that is missing, endless or below 0; mend it.")
    if unknown := sorted(set(table["dataset"]) - set(profiles)):
        raise NotReleasable(
            f"No disclosure profile for {', '.join(unknown)}. Name one in the rulebook's dataset."
        )


def _check_splits(counts: Counts) -> None:
    if counts.by_part.empty:
        return
    told = counts.by_part.groupby([*_KEYS, "split"], as_index=False)["count"].sum()
    both = told.merge(counts.totals(), on=_KEYS, how="left", suffixes=("", "_total"))
    total = both["count_total"].fillna(0)
    over = both[both["count"] > total + _NEAR * np.maximum(total, 1)]
    if len(over):
        first = over.iloc[0]
        raise NotReleasable(
            f"{first['dataset']}, {first['category']}, {first['year']}: its parts by "
            f"{first['split']} add up to more than its areas. Count both from the same records."
        )
