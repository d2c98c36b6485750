"""All partnerships that a person belongs to, side by side: what the law asks and how it stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, PreElection
from wardmote.partnership.agencies.rules import legal_year, may
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.pages.words import SOON_DAYS, year_words
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.tables import Cell, Link, Table, Tag

SCRUTINY = "scrutiny"
UNSEEN = ("", "", "", "", None, None)
"""In place of what a part in a partnership does not let one see."""


@dataclass(frozen=True)
class SideBySide:
    """The page.

    Attributes:
        year: the legal year of which duties are counted, in words.
    """

    year: str
    table: Table


def side_by_side(person: Person, *, on: date) -> SideBySide:
    """A row for each partnership, with what the person's part in it lets them see."""
    held = person.memberships.on(on).select_related("partnership").order_by("partnership__name")
    memberships = list(held)
    seen = [each for each in memberships if may(each, "see the duties", MAY)]
    year = legal_year(on)
    duties = _duties(seen, year)
    before = _before_elections(memberships, on)
    heads = (
        _("Partnership"), _("You are"), _("Duties of the year"), _("Done"), _("Missed"),
        _("Due in %d days") % SOON_DAYS, _("Next is due on"), _("Scrutiny by"), _("Election"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(each.partnership.name, reverse("agencies:overview", args=[each.partnership.slug])),
            str(each.get_role_display()),
            *(_stand(duties[each.partnership_id], year, on) if each in seen else UNSEEN),
            Tag(_("Pre-election"), "yellow") if each.partnership_id in before else "",
        )
        for each in memberships
    )  # fmt: skip
    empty = _("You are not a member of a partnership at present.")
    return SideBySide(
        year_words(year), Table("partnerships", _("Your partnerships"), heads, rows, empty)
    )


def _duties(memberships: Iterable[Membership], year: int) -> dict[int, list[Duty]]:
    """Partnership → its duties of the year, and those still open from before."""
    found: dict[int, list[Duty]] = defaultdict(list)
    places = {each.partnership_id for each in memberships}
    for duty in Duty.objects.filter(partnership__in=places, year__lte=year).order_by("due_on"):
        if duty.year == year or duty.is_open:
            found[duty.partnership_id].append(duty)
    return found


def _stand(duties: list[Duty], year: int, on: date) -> list[Cell]:
    """How the duties of one partnership stand."""
    waiting = [each for each in duties if each.is_open]
    missed = [each for each in waiting if each.due_on < on]
    ahead = [each for each in waiting if each.due_on >= on]
    soon = [each for each in ahead if each.due_on <= on + timedelta(days=SOON_DAYS)]
    scrutiny = [each.due_on for each in waiting if each.key == SCRUTINY]
    return [
        sum(each.year == year for each in duties),
        sum(each.state == Duty.State.DONE for each in duties),
        Tag(str(len(missed)), "red") if missed else 0, len(soon),
        ahead[0].due_on if ahead else None, scrutiny[0] if scrutiny else None,
    ]  # fmt: skip


def _before_elections(memberships: Iterable[Membership], on: date) -> set[int]:
    """Partnerships in which a period before an election holds."""
    places = [each.partnership_id for each in memberships]
    held = PreElection.objects.filter(partnership__in=places, starts_on__lte=on, ends_on__gte=on)
    return set(held.values_list("partnership", flat=True))
