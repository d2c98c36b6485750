"""What is to be expected of a theme in the months ahead, if all goes on as before."""

from typing import Any

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Key
from wardmote.evidence.audit.rows import each, grouped
from wardmote.evidence.audit.words import listed, number
from wardmote.evidence.disclosure import Finding


def write(brief: Brief, numbers: Numbers, keys: tuple[Key, ...]) -> Chapter:
    """Each kind's months ahead with their bounds; a past too short to try it on says so."""
    told = {
        key: rows
        for key in keys
        if _long_enough(numbers, key[0])
        for _, rows in grouped(numbers.forecast(key[0], [key[1]]).months, "category")
    }
    lacking = [brief.title_of(*key) for key in keys if key not in told]
    return Chapter(
        id="coming",
        title="What to expect next",
        question="b",
        findings=tuple(_expected(brief, *key, rows) for key, rows in told.items()),
        not_supplied=(
            f"Months enough to try a forecast on, of {listed(lacking)}.",
        ) if lacking else (),
    )  # fmt: skip


def _long_enough(numbers: Numbers, dataset: str) -> bool:
    """Whether there are more months than a first forecast must have behind it."""
    supply = numbers.supply
    months = int(supply.loc[supply["dataset"] == dataset, "comparable"].sum())
    return months > numbers.settings.seasonality_minimum_months + numbers.settings.forecast_months


def _expected(brief: Brief, dataset: str, category: str, rows: Any) -> Finding:
    what, first = brief.title_of(dataset, category), rows.iloc[0]
    months = [
        f"{number(row.expected)} in {brief.month(row.month)} ({number(row.low)} to "
        f"{number(row.high)})"
        for row in each(rows)
    ]
    unit = brief.unit(dataset)
    return brief.finding(
        f"{dataset}.{category}.ahead",
        f"{what}: if all goes on as before, about {listed(months)} {unit} are to be expected, "
        "each with its 95% bounds.",
        brief.figure(
            float(first["expected"]), f"{unit} expected in {brief.month(first['month'])}",
            float(first["low"]), float(first["high"]),
        ),
        dataset=dataset,
        category=category,
        question="b",
        theme=what,
        would_change="A new law, a closed street or a new way of recording is in no past error.",
        caveats=("What has been is carried on: no target, and no promise.",),
    )  # fmt: skip
