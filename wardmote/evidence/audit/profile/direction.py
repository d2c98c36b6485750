"""Which way a theme goes over the years, and whether a few odd months decide it."""

from typing import Any

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Theme
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import not_told, percent, signed
from wardmote.evidence.disclosure import Finding

KEYS = ["dataset", "category"]
DIRECTION = {"up": "worse", "down": "better", "no clear change": "same"}
WAY = {"up": "rising", "down": "falling"}
STEADY = "A trend that a few odd months cannot decide"
LOOK = "Look at the months before acting on either"


def findings(brief: Brief, numbers: Numbers, theme: Theme) -> list[Finding]:
    """One of each kind with months enough: its trend, and what the robust one says beside it."""
    other = numbers.robust_trends[[*KEYS, "verdict"]].rename(columns={"verdict": "steady"})
    rows = numbers.trends.series.merge(other, on=KEYS).set_index(KEYS, drop=False)
    told = rows.loc[[key for key in theme.keys if key in rows.index]]
    return [_trend(brief, numbers, row) for row in each(told[told["verdict"] != "too few"])]


def _trend(brief: Brief, numbers: Numbers, row: Any) -> Finding:
    what = brief.title_of(row.dataset, row.category)
    season = ", the season allowed for" if row.seasonal else ""
    return brief.finding(
        f"{row.dataset}.{row.category}.trend",
        f"{what}, month by month since {_since(brief, numbers, row)}{season}: "
        f"{_said(row)}. {beside(row.verdict, row.steady)}",
        brief.figure(row.yearly_percent, "% a year", row.percent_low, row.percent_high),
        dataset=row.dataset,
        category=row.category,
        question="b",
        theme=what,
        would_change="More months, or a change in how events are reported or recorded.",
        caveats=(
            "A trend is a line through the logarithm of the months' counts. That which a few odd "
            "months cannot decide compares every month with every later one (Mann and Kendall's "
            "test), with years enough only equal months of the year.",
        ),
        direction=DIRECTION[row.verdict] if row.verdict == row.steady else "",
    )


def _since(brief: Brief, numbers: Numbers, row: Any) -> str:
    months = numbers.trends.months
    own = (months["dataset"] == row.dataset) & (months["category"] == row.category)
    return brief.month(str(months.loc[own & months["supplied"], "month"].min()))


def _said(row: Any) -> str:
    interval = f"95% interval: {signed(row.percent_low)} to {signed(row.percent_high)}"
    if row.verdict in WAY:
        return f"{WAY[row.verdict]} by {percent(abs(row.yearly_percent))} a year ({interval})"
    chance = not_told(row.percent_low, row.percent_high)
    return f"no clear trend ({signed(row.yearly_percent)} a year, {interval}{chance})"


def beside(verdict: str, steady: str) -> str:
    """What the robust trend says, and what it means where the two disagree.

    Args:
        verdict: of `analyses.trend`.
        steady: of `analyses.robust_trend`.
    """
    if steady not in WAY:
        return (
            f"{STEADY} shows none: a few high or low months may make this one. {LOOK}."
            if verdict in WAY
            else f"{STEADY} shows none either."
        )
    if verdict == steady:
        return f"{STEADY} says the same."
    why = (
        "a few odd months may pull this one the other way" if verdict in WAY
        else "most months move that way, and a few odd ones may hide it"
    )  # fmt: skip
    return f"{STEADY} says {WAY[steady]}: {why}. {LOOK}."
