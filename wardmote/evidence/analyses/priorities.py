"""What comes first? Harm, frequency, trend and concern in one matrix that shows its workings."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wardmote.rulebook import Factor

LOWEST_BAND, HIGHEST_BAND = 1, 4
NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Priorities:
    """The prioritisation, and how it came about.

    Attributes:
        matrix: one row per category, the highest score first, equal ones in alphabetical order:
            for each factor `<factor>_value`, `<factor>_band` (1 to 4; missing where not known);
            `known_factors`, `known_weight` (share of all weight), `not_known` (the factors'
            titles, or ""), `score` (1 to 4; missing with too few factors known), `lowest_score`,
            `highest_score` (if every factor not known were in the lowest or the highest band),
            `order` (1 is first; equal scores share the better place; missing without a score).
        trail: one row per category × factor: `factor`, `title`, `measure`, `value`, `band`,
            `weight` (as set), `counted_weight` (its share of the known), `source` (of the
            value; "not known" where there is none).
    """

    matrix: pd.DataFrame
    trail: pd.DataFrame


def priorities(
    values: pd.DataFrame,
    *,
    categories: list[str],
    factors: Mapping[str, Factor],
    minimum_factors: int,
) -> Priorities:
    """Score every category by the weighted mean of its bands.

    Args:
        values: `category`, `factor`, `value` (in the factor's measure), `source` (where the
            value comes from); at most one row for each pair. What has no row, or no value, is
            not known: left out of the mean, never taken for low.
        categories: every category to be placed, with or without values.
        factors: the rulebook's factors, or the partnership's own, in the order to show them.
        minimum_factors: factors that must be known before a score is given.

    References:
        The rulebook's `prioritisation.toml` names the models it learns from.
    """
    trail = _trail(values, categories, factors)
    known = trail[trail["band"].notna()]
    rows = [
        _row(category, trail[trail["category"] == category], minimum_factors)
        for category in categories
    ]
    matrix = pd.DataFrame(rows, columns=None if rows else ["category", "score"])
    matrix["order"] = matrix["score"].round(9).rank(ascending=False, method="min")
    matrix = matrix.sort_values(["order", "category"], ignore_index=True)
    shares = known["weight"] / known.groupby("category")["weight"].transform("sum")
    trail["counted_weight"] = shares.reindex(trail.index).fillna(0.0)
    return Priorities(matrix, trail)


def _trail(
    values: pd.DataFrame, categories: list[str], factors: Mapping[str, Factor]
) -> pd.DataFrame:
    """One row per category × factor: what is known, and the band it falls in."""
    grid = pd.DataFrame(
        [
            (category, name, factor.title, factor.measure, factor.weight)
            for category in categories
            for name, factor in factors.items()
        ],
        columns=["category", "factor", "title", "measure", "weight"],
    )
    named = values[["category", "factor", "value", "source"]].astype({"value": float})
    trail = grid.merge(named, on=["category", "factor"], how="left", validate="one_to_one")
    trail["source"] = trail["source"].where(trail["value"].notna(), NOT_KNOWN)
    trail["band"] = [
        np.nan if np.isnan(value) else float(factors[name].band(value))
        for name, value in zip(trail["factor"], trail["value"], strict=True)
    ]
    return trail


def _row(category: str, trail: pd.DataFrame, minimum_factors: int) -> dict[str, object]:
    """One category's line of the matrix."""
    weight, whole = trail["weight"], trail["weight"].sum()
    known = trail["band"].notna()
    enough = known.sum() >= max(minimum_factors, 1)

    def score(band_if_not_known: float) -> float:
        return float((trail["band"].fillna(band_if_not_known) * weight).sum() / whole)

    row: dict[str, object] = {"category": category}
    for factor, value, band in zip(trail["factor"], trail["value"], trail["band"], strict=True):
        row |= {f"{factor}_value": value, f"{factor}_band": band}
    mean = (trail["band"] * weight).sum() / weight[known].sum() if enough else np.nan
    return row | {
        "known_factors": int(known.sum()),
        "known_weight": weight[known].sum() / whole,
        "not_known": ", ".join(trail.loc[~known, "title"]),
        "score": mean,
        "lowest_score": score(LOWEST_BAND) if enough else np.nan,
        "highest_score": score(HIGHEST_BAND) if enough else np.nan,
    }
