"""What the records cannot tell of a theme or a place, and who may hold it."""

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Theme
from wardmote.evidence.audit.words import listed
from wardmote.rulebook import Dataset

TOLD_BY = {
    "the day and hour": ("weekday", "hour", "weekday_hour"),
    "who was harmed": ("age_band", "sex", "role"),
    "the place itself, such as an address": ("repeat",),
}


def write(brief: Brief, numbers: Numbers, theme: Theme) -> Chapter:
    """What no dataset of the theme tells, and datasets of its kinds that were not supplied."""
    lacking = (
        f"{what.capitalize()}: not told by {listed(sorted(silent))}."
        for what, splits in TOLD_BY.items()
        if (silent := _silent(brief, {d for d, _ in theme.keys}, splits))
    )
    return Chapter(
        id="unknown",
        title="What is not known, and who may hold it",
        question="a",
        not_supplied=(
            *lacking,
            *_not_supplied(brief, {category for _, category in theme.keys}),
            "Who did it, and what it cost: no dataset here tells either. The agency that "
            "investigated, and those that dealt with what followed, may hold it.",
        ),
    )


def _silent(brief: Brief, datasets: set[str], splits: tuple[str, ...]) -> set[str]:
    """The agencies' datasets that tell none of the splits."""
    facts = [brief.dataset(name) for name in datasets]
    return {
        f"{one.title} (held, if at all, by {one.agency})"
        for one in facts
        if not set(splits) & set(one.splits)
    }


def _not_supplied(brief: Brief, categories: set[str]) -> list[str]:
    """Datasets of the rulebook that would speak of the kinds, and are not at hand."""
    held = set(brief.sources["dataset"])
    return [
        f"{one.title}: not supplied; {one.agency} holds it."
        for name, one in sorted(brief.request.rules.datasets.items())
        if name not in held and one.grain != "answer" and categories & _kinds(one)
    ]


def _kinds(dataset: Dataset) -> set[str]:
    """The categories that a dataset's file can tell of."""
    mapped = {
        str(value) for field in dataset.fields if field.type == "category"
        for value in field.maps.values()
    }  # fmt: skip
    return mapped | ({dataset.fixed_category} if dataset.fixed_category else set())
