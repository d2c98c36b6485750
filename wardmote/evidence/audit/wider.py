"""Ready-made totals of areas larger than the small ones: placed in their district."""

import ibis
import pandas as pd

from wardmote.evidence.places import Places
from wardmote.evidence.records import Ground, Period
from wardmote.rulebook import Dataset

DISTRICT = "ltla"


def with_wider_areas(
    records: ibis.Table, dataset: Dataset, places: Places, ground: Ground, period: Period
) -> ibis.Table:
    """The records, with their district for `area` where they speak of a larger area.

    A dataset of larger areas (MSOAs, local authorities) says nothing of small ones: its rows
    count for the district that holds the whole of their area, and for no map.

    Args:
        records: located records, `area` null where no small area is known.
        dataset: its `area_kind` says what its codes name.
        places: the lookups.
        ground: the partnership.
        period: the boundaries' period.
    """
    if not dataset.area_kind:
        return records
    wider = ibis.memtable(_districts(places, ground, period))
    joined = records.left_join(wider, records.area_code == wider.wider_code)
    return joined.mutate(area=joined.area.coalesce(joined.district)).drop("wider_code", "district")


def _districts(places: Places, ground: Ground, period: Period) -> pd.DataFrame:
    """One row per larger area within the partnership: `wider_code`, `district`."""
    own = pd.Series(ground.areas["district"].dropna().unique())
    rows = [pd.DataFrame({"wider_code": own, "district": own})]
    for kind in places.vintages("msoa", period.start.year):
        fit = places.best_fit(kind, DISTRICT, period)
        inside = fit[fit["target"].isin(own)]
        rows.append(inside.rename(columns={"area": "wider_code", "target": "district"}))
    table = pd.concat(rows)[["wider_code", "district"]].drop_duplicates("wider_code")
    return table.astype("string").astype(object).reset_index(drop=True)
