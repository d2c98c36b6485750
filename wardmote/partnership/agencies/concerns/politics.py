"""Whether elected members stand behind it."""

from collections.abc import Iterator

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Group
from wardmote.partnership.website.concern import Concern


@finds
def no_elected_member(case: Case) -> Iterator[Concern]:
    """At strategic level: there the documents look for one."""
    for group in case.groups:
        elected = any(seat.is_elected_member and seat.person_id for seat in case.seats_in(group))
        if group.function == Group.Function.STRATEGIC and not elected:
            yield Concern(
                "no_elected_member", group.name, f"group.{group.pk}", {"group": group.name},
                case.to("add_seat", group.pk), group.name,
            )  # fmt: skip


@finds
def never_endorsed(case: Case) -> Iterator[Concern]:
    if case.endorsement is None:
        place = str(case.partnership)
        yield Concern(
            "never_endorsed", place, "partnership", {"partnership": place},
            case.to("note_endorsement"),
        )  # fmt: skip


@finds
def endorsement_before_election(case: Case) -> Iterator[Concern]:
    election, endorsement = case.partnership.last_election_on, case.endorsement
    if election and election <= case.day and endorsement and endorsement.endorsed_on < election:
        facts = {"endorsed_on": endorsement.endorsed_on, "election_on": election}
        yield Concern(
            "endorsement_before_election", str(case.partnership), f"election.{election}", facts,
            case.to("note_endorsement"),
        )  # fmt: skip


@finds
def briefing_overdue(case: Case) -> Iterator[Concern]:
    """A partnership that was never briefed about is given its first months."""
    last = case.briefing.briefed_on if case.briefing else None
    since = case.months_ago(case.bound("briefing_overdue", "months"))
    if (last or case.partnership.formed_on) < since:
        yield Concern(
            "briefing_overdue", str(case.partnership), "partnership", {"last": last},
            case.to("note_briefing"),
        )  # fmt: skip
