"""What speaks of no small area: ready-made totals of larger ones, and files of a whole place."""

import re
from collections.abc import Iterable

import ibis
import pandas as pd

from wardmote.evidence.places import Places
from wardmote.evidence.records import Ground, Period
from wardmote.evidence.store import Delivery
from wardmote.rulebook import Dataset

DISTRICT = "ltla"
PLACED_BY = {"area_code", "easting", "northing", "longitude", "latitude"}


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


def with_named_suppliers(
    records: ibis.Table, dataset: Dataset, deliveries: Iterable[Delivery], ground: Ground
) -> ibis.Table:
    """The records, with the district for `area` where the dataset can say no place but its sender.

    A hospital's file of assaults tells where they happened in words alone. Where its supplier
    bears the partnership's name ("istv riverton"), its rows count for the partnership as a whole.

    Args:
        records: located records, `area` null where no area is known.
        dataset: the fields that it can hold.
        deliveries: the dataset's, each with its supplier.
        ground: the partnership; of several districts none can be chosen.
    """
    districts = ground.areas["district"].dropna().unique()
    if PLACED_BY & {field.name for field in dataset.fields} or len(districts) != 1:
        return records
    named = re.compile(rf"\b{re.escape(ground.name)}\b", re.IGNORECASE)
    own = [d.id for d in deliveries if named.search(re.sub(r"[-_]", " ", d.supplier))]
    return records.mutate(area=records.delivery.isin(own).ifelse(str(districts[0]), records.area))


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
