"""How wrong is a total that was shared out among areas it does not nest in? Measured, not told."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from wardmote.evidence.errors import PlacesMissing
from wardmote.evidence.places.kinds import kind_named
from wardmote.evidence.places.spreading import homes, targets
from wardmote.evidence.records import Period

if TYPE_CHECKING:
    from wardmote.evidence.places.places import Places

ROUNDING = 1e-6  # of adding fractions up


@dataclass(frozen=True)
class CrossCheck:
    """What sharing out would have said of areas whose totals are known.

    Attributes:
        areas: one row per target area: `area`, `known`, `count` (shared out), `low`, `high` (its
            bounds), `error` (`count` less `known`, as a share of `known`; missing where none).
        median_error: of the areas with enough events, the middle of the errors without sign.
        ninetieth_error: nine in ten of them err by no more.
        within_bounds: the share of areas whose known total lies between their bounds.
    """

    areas: pd.DataFrame
    median_error: float
    ninetieth_error: float
    within_bounds: float


def cross_check(
    places: "Places",
    known: pd.DataFrame,
    *,
    kind: str,
    to: str,
    period: Period,
    fewest_events: int,
) -> CrossCheck:
    """Hide where events fell within areas of one kind, share them out, and hold that to the truth.

    Args:
        places: the places.
        known: one row per small area of the period: `area`, `count`, the truth.
        kind: the areas whose totals alone are used: "msoa21", "beat", "ltla24" …
        to: "area" for the small areas, or the family of areas told by: "ward", "ltla" …
        period: which period's small areas and population carry the totals.
        fewest_events: target areas with fewer are left out of the two errors.

    Raises:
        PlacesMissing: no small area of the known is within an area of that kind.
    """
    true = known.groupby("area")["count"].sum()
    source = homes(places, kind_named(kind), period)
    held = true[true.index.isin(source.index)]
    if held.empty:
        raise PlacesMissing(f"No area with a known total lies in a {kind}. Supply its lookup.")
    totals = held.groupby(source.reindex(held.index)).sum().rename_axis("area").reset_index()
    told = places.spread(totals, kind=kind, to=to, period=period).set_index("area")
    target = targets(places, to, period).drop_duplicates("atom").set_index("atom")["target"]
    known_by_target = held.groupby(target.reindex(held.index)).sum()
    areas = told[told["unsupplied"] == 0][["count", "low", "high"]]
    areas = areas.assign(known=known_by_target).fillna({"known": 0.0})
    areas["error"] = (areas["count"] - areas["known"]) / areas["known"].where(areas["known"] > 0)
    errors = areas.loc[areas["known"] >= fewest_events, "error"].abs()
    inside = areas["known"].between(areas["low"] - ROUNDING, areas["high"] + ROUNDING)
    columns = ["area", "known", "count", "low", "high", "error"]
    return CrossCheck(
        areas.rename_axis("area").reset_index()[columns],
        float(errors.median()),
        float(errors.quantile(0.9)),
        float(inside.mean()),
    )
