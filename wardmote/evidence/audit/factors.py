"""What the prioritisation matrix is fed with: the factors that the data know."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.words import number, percent, years_before

COLUMNS = ["category", "factor", "value", "source"]
BETWEEN = "."
CHANCE = "no clear change"


def factor_values(
    brief: Brief,
    *,
    totals: pd.DataFrame,
    changes: pd.DataFrame,
    harm: pd.DataFrame,
    concern: pd.DataFrame,
) -> pd.DataFrame:
    """One row per matter (dataset.category) × factor that is known: `COLUMNS`.

    Harm is the share of all the harm that has a weight; frequency is events per 1,000 residents
    in a year; trend is the change on the mean of the years before, as a share, 0 where it is
    within chance; concern is the share of residents with a view.
    """
    tables = (
        _harm(brief, harm), _frequency(brief, totals), _trend(changes), _concern(totals, concern)
    )  # fmt: skip
    known = [table for table in tables if len(table)]
    if not known:
        return pd.DataFrame(columns=COLUMNS)
    rows = pd.concat(known, ignore_index=True)
    return rows.assign(category=keys(rows))[COLUMNS]


def keys(rows: pd.DataFrame) -> list[str]:
    """One name for each dataset and category: what the matrix places."""
    return [f"{d}{BETWEEN}{c}" for d, c in zip(rows["dataset"], rows["category"], strict=True)]


def parted(key: str) -> tuple[str, str]:
    """The dataset and the category of a name."""
    dataset, category = key.split(BETWEEN)
    return dataset, category


def _harm(brief: Brief, harm: pd.DataFrame) -> pd.DataFrame:
    middle = (harm["harm_low"] + harm["harm_high"]) / 2
    known = harm[middle.notna()]
    share = middle[middle.notna()] / (middle.sum() or 1.0)
    return known[["dataset", "category"]].assign(
        factor="harm",
        value=share,
        source=[f"{percent(100 * each)} of all weighed harm" for each in share],
    )


def _frequency(brief: Brief, totals: pd.DataFrame) -> pd.DataFrame:
    residents = brief.ground.areas["residents"].sum()
    of_a_year = len(brief.request.period.months) / 12
    rate = totals["count"] / residents * brief.per / of_a_year
    return totals[["dataset", "category"]].assign(
        factor="frequency",
        value=rate,
        source=[
            f"{number(count)} events among {number(residents)} residents"
            for count in totals["count"]
        ],
    )


def _trend(changes: pd.DataFrame) -> pd.DataFrame:
    known = changes[changes["mean_verdict"].isin(("up", "down", CHANCE))]
    clear = known["mean_verdict"] != CHANCE
    return known[["dataset", "category"]].assign(
        factor="trend",
        value=(known["ratio_to_mean"] - 1).where(clear, 0.0),
        source=[
            f"{verdict} against {years_before(int(years))}"
            for verdict, years in zip(known["mean_verdict"], known["earlier_years"], strict=True)
        ],
    )


def _concern(totals: pd.DataFrame, concern: pd.DataFrame) -> pd.DataFrame:
    asked = totals[["dataset", "category"]].merge(
        concern.rename(columns={"dataset": "survey"}), on="category"
    )
    return asked[["dataset", "category"]].assign(
        factor="concern",
        value=asked["share"],
        source=[f"{number(answers)} residents with a view" for answers in asked["answers"]],
    )
