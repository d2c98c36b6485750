"""Open figures that describe every partnership, and not what its agencies do."""

import pandas as pd
import shapely

from wardmote.evidence.places.places import Places
from wardmote.evidence.records import Period

M2_TO_KM2 = 1e-6


def open_figures(places: Places, period: Period) -> pd.DataFrame:
    """Open figures that describe every partnership in a period.

    Returns:
        One row per partnership: `partnership` (name), `residents`, `residents_per_km2`,
        `household_size` [residents], `deprivation` (mean tenth of its residents' areas, 1 the
        most deprived). A figure that is not known of each of its small areas is missing.
    """
    rows = places.area_partnership(period)
    rows["km2"] = rows["area"].map(_km2(places, period))
    rows["weighed"] = rows["area"].map(_deciles(places, period)) * rows["residents"]
    measures = ["residents", "households", "km2", "weighed"]
    whole = rows[measures].notna().groupby(rows["partnership"]).all()
    summed = rows.groupby("partnership")[measures].sum().astype(float).where(whole)
    summed = summed.where(summed > 0)
    table = pd.DataFrame(
        {
            "residents": summed["residents"],
            "residents_per_km2": summed["residents"] / summed["km2"],
            "household_size": summed["residents"] / summed["households"],
            "deprivation": summed["weighed"] / summed["residents"],
        }
    )
    return table.rename_axis("partnership").reset_index()


def _km2(places: Places, period: Period) -> dict[str, float]:
    """The ground of each small area that is drawn."""
    drawn = (places.outlines(kind) for kind in places.atoms(period))
    return {
        code: float(m2) * M2_TO_KM2
        for outlines in drawn
        for code, m2 in zip(outlines.codes, shapely.area(outlines.shapes), strict=True)
    }


def _deciles(places: Places, period: Period) -> dict[str, float]:
    """The tenth of deprivation of each small area that is ranked."""
    kinds = places.atoms(period)
    told = pd.concat([places.deprivation(kind.name, period.start.year) for kind in kinds])
    return dict(zip(told["area"], told["decile"].astype(float), strict=True))
