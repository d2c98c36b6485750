"""Reads a day from three boxes, and says what is wrong with it as GOV.UK does."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import override

from wardmote.partnership.govuk.widgets import PARTS

LANGUAGES = ("en", "cy")
SHORTEST_MONTH = 3
DIGITS_OF_A_YEAR = 4


def day_told(value: Any, *, label: str) -> date | None:
    """The day that was typed, or nothing.

    Raises:
        ValidationError: with `parts`, the boxes that it is about.
    """
    if value is None or isinstance(value, date):
        return value
    empty = tuple(part for part in PARTS if not value.get(part))
    if empty:
        raise _wrong(_must_include(empty) % {"label": label}, empty)
    if len(value["year"]) != DIGITS_OF_A_YEAR:
        raise _wrong(_("Year must include 4 numbers"), ("year",))
    try:
        return date(int(value["year"]), _month(value["month"]), int(value["day"]))
    except ValueError:
        raise _wrong(_("%(label)s must be a real date") % {"label": label}, PARTS) from None


def _must_include(empty: tuple[str, ...]) -> str:
    """The sentence for each set of empty boxes; whole, as languages order words differently."""
    return {
        ("day",): _("%(label)s must include a day"),
        ("month",): _("%(label)s must include a month"),
        ("year",): _("%(label)s must include a year"),
        ("day", "month"): _("%(label)s must include a day and month"),
        ("day", "year"): _("%(label)s must include a day and year"),
        ("month", "year"): _("%(label)s must include a month and year"),
    }[empty]


def _month(typed: str) -> int:
    """A month by number, or by its name or the beginning of it, in either language."""
    if typed.isdigit():
        return int(typed)
    for number, name in MONTHS.items():
        for language in LANGUAGES:
            with override(language):
                if len(typed) >= SHORTEST_MONTH and str(name).lower().startswith(typed.lower()):
                    return number
    raise ValueError(typed)


def _wrong(sentence: str, parts: tuple[str, ...]) -> ValidationError:
    return ValidationError("%(sentence)s", params={"sentence": sentence, "parts": parts})
