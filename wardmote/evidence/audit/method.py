"""How the audit was made, and what its words mean."""

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.families import FIGURES, SKEWED
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.words import listed, number, percent


def method(brief: Brief) -> tuple[tuple[str, str], ...]:
    """Heading and paragraph, in the order of the work."""
    return (*_counting(brief), *_comparing(brief), *_judging(brief))


Paragraphs = tuple[tuple[str, str], ...]


def _counting(brief: Brief) -> Paragraphs:
    settings = brief.request.rules.audit
    return (
        (
            "Records",
            "Each agency's file was read by the column, its words and codes put into the common "
            "ones of the rulebook, and every fault noted by row. A month that was sent again "
            "replaces the earlier one; both can be explained.",
        ),
        ("Places", " ".join(brief.ground.notes)),
        (
            "Counts and rates",
            f"A rate is for every {number(brief.per)} residents or households. Intervals are "
            f"exact Poisson ones at {percent(100 * settings.confidence)}, widened for rounding.",
        ),
    )


def _comparing(brief: Brief) -> Paragraphs:
    settings = brief.request.rules.audit
    return (
        (
            "Change",
            "A year is held against the year before, and against the mean of up to "
            f"{settings.years_compared} years before, only where the data of both were supplied "
            "whole. Intervals allow for the month-to-month swing of each category; a rise or fall "
            "is named only if, over all categories, no more than "
            f"{percent(100 * settings.false_discovery_rate)} of those named may be chance.",
        ),
        (
            "Months",
            f"Control limits lie {settings.control_limits_sigma:g} standard deviations off what is "
            "usual for the season. Months with a gap in supply are left out.",
        ),
        (
            "Hot areas",
            "Getis and Ord's Gi* with conditional permutation; of the areas named, no more than "
            f"{percent(100 * settings.false_discovery_rate)} are expected to be chance.",
        ),
        (
            "Other partnerships",
            "A funnel plot whose limits allow for the spread of the group beyond chance. Where "
            f"data of more than {settings.family_size + 1} partnerships are at hand, the group is "
            f"the {settings.family_size} most like this one: nearest neighbours by "
            f"{listed(list(FIGURES.values()))}, as far as they are known of all, each brought to "
            f"one scale, {listed([FIGURES[name] for name in SKEWED])} as logarithms.",
        ),
    )


def _judging(brief: Brief) -> Paragraphs:
    harm = brief.request.harm
    return (
        (
            "Harm",
            f"{harm.title}: {harm.publisher}, {harm.published.year}; {harm.source}. "
            + " ".join(harm.limits),
        ),
        (
            "What comes first",
            f"{brief.request.rules.prioritisation.method} After "
            f"{listed(list(brief.request.rules.prioritisation.models))}; the numbers are settings "
            "of this project.",
        ),
        ("Protection", brief.rounding or "Exact numbers: restricted, not for publication."),
    )


def definitions(brief: Brief, numbers: Numbers) -> tuple[tuple[str, str], ...]:
    """What each category counted here means, and the words of the method."""
    named = sorted(set(numbers.totals["category"]) | set(numbers.concern["category"]))
    categories = [(brief.category(c).title, brief.category(c).plain) for c in named]
    return (
        *categories,
        ("Area", f"{brief.atoms}: the small statistical areas that larger ones are built from."),
        ("Rate", f"The count for every {number(brief.per)} residents or households."),
        ("95% interval", "The range in which the true level behind a count is likely to lie."),
        ("Stands out", "Higher, together with its neighbours, than chance would make it."),
        ("Grade", "A to D: how far a finding may rest on the data behind it."),
    )
