"""What is to be expected of a theme in the months ahead, if all goes on as before."""

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.ahead import expected
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Key
from wardmote.evidence.audit.rows import grouped
from wardmote.evidence.audit.words import listed


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
        findings=tuple(
            expected(brief, rows, dataset=dataset, category=category)
            for (dataset, category), rows in told.items()
        ),
        not_supplied=(
            f"Months enough to try a forecast on, of {listed(lacking)}.",
        ) if lacking else (),
    )  # fmt: skip


def _long_enough(numbers: Numbers, dataset: str) -> bool:
    """Whether there are more months than a first forecast must have behind it."""
    supply = numbers.supply
    months = int(supply.loc[supply["dataset"] == dataset, "comparable"].sum())
    return months > numbers.settings.seasonality_minimum_months + numbers.settings.forecast_months
