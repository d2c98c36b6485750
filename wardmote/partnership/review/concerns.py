"""What is amiss over all steps of the partnership's year, with what was set aside."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.review.models import Acknowledgement
from wardmote.partnership.review.rules import is_aside
from wardmote.partnership.trail.changes import INSTALLATION
from wardmote.partnership.trail.models import Log
from wardmote.partnership.website.concern import Concern
from wardmote.partnership.website.steps import found_in_each_step

SEVERITIES = ("breach", "risk", "advice")
"""The gravest first."""
KEPT_S = 24 * 3600


@dataclass(frozen=True)
class Told:
    """A concern with the rule that it breaks, in words.

    Attributes:
        aside: why and until when it is set aside; None where it is not.
    """

    concern: Concern
    rule: rulebook.ConcernRule
    sentence: str
    aside: Acknowledgement | None = None


def gather(partnership: Partnership, day: date) -> list[Told]:
    """All that is amiss on a day, the gravest first, each rule's cases together."""
    rules = rulebook.on(day, partnership.nation).concerns
    aside = _aside(partnership, day)
    places = {name: place for place, name in enumerate(rules)}
    told = [
        Told(
            found, rules[found.rule], says(rules[found.rule], found),
            aside.get((found.rule, found.key)),
        )
        for step in found_in_each_step("concerns")
        if step.__name__ != __name__
        for found in step.concerns(partnership, day)
    ]  # fmt: skip
    return sorted(told, key=lambda one: _order(one, places))


def _order(told: Told, places: dict[str, int]) -> tuple[int, int, str, str]:
    """By severity, then as in the rulebook, then by name."""
    severity = SEVERITIES.index(told.rule.severity)
    return severity, places[told.rule.name], told.concern.about, told.concern.key


def _aside(partnership: Partnership, day: date) -> dict[tuple[str, str], Acknowledgement]:
    held = partnership.acknowledgements.select_related("by", "partnership")
    return {(one.rule, one.key): one for one in held if is_aside(one, day)}


def says(rule: rulebook.ConcernRule, concern: Concern) -> str:
    """The rule's sentence with the facts of a case, dates and numbers as people write them."""
    return rule.says({name: in_words(fact) for name, fact in concern.facts.items()})


def in_words(fact: object) -> str:
    """A fact as people write it."""
    if fact is None:
        return _("never")
    if isinstance(fact, date):
        return date_format(fact, "j F Y")
    return f"{fact:,}" if isinstance(fact, int) else str(fact)


def counted(told: list[Told]) -> dict[str, int]:
    """How many of each severity are not set aside."""
    counts = Counter(one.rule.severity for one in told if one.aside is None)
    return {severity: counts[severity] for severity in SEVERITIES}


def counts(partnership: Partnership, day: date) -> dict[str, int]:
    """The same of a partnership, worked out anew once its trail has grown or the day is another."""
    logs = Log.objects.filter(name__in=[partnership.slug, INSTALLATION]).order_by("name")
    sizes = ".".join(str(size) for size in logs.values_list("size", flat=True))
    key = f"concerns.{partnership.pk}.{day}.{sizes}"
    return cache.get_or_set(key, lambda: counted(gather(partnership, day)), KEPT_S)
