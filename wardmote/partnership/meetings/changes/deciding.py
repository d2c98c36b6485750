"""Writes to decisions: at the table, or in writing with answers by a day."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership, Seat
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.meetings.models import Decision, Item, Voice
from wardmote.partnership.meetings.rules import (
    MAY,
    Place,
    check_awaits_answers,
    check_can_record,
    check_is_open,
    check_may_answer_for,
    check_reasoned,
    outcome,
    places_of,
    verdict,
)

SAID = Voice.Said


@transaction.atomic
def decide(
    *, item: Item, words: str, state: str, by: Membership, at: datetime,
    disagree: Collection[int] = (), abstain: Collection[int] = (), reason: str = "",
) -> Decision:  # fmt: skip
    """Write down a decision taken at the table, with what each place said to it.

    Args:
        item: what it is about.
        words: the decision.
        state: "agreed" or "refused".
        by: who writes it down.
        at: the moment.
        disagree: keys of the places that disagreed.
        abstain: keys of those that abstained; all others who are there agreed.
        reason: why it was agreed without the authority, where that is lacking.
    """
    check_may(by, "run meetings", MAY)
    check_can_record(item.meeting, timezone.localdate(at))
    places = places_of(item.meeting)
    lacking = verdict(item, places).words if state == Decision.State.AGREED else ""
    check_reasoned(lacking, reason)
    decision = Decision(
        item=item, words=words, state=state, decided_on=item.meeting.held_on, lacking=lacking,
        beyond_authority=reason if lacking else "",
    )  # fmt: skip
    made(decision, by=by, at=at)
    for place in places:
        if place.is_there and place.has_voice:
            said = _said(place, disagree, abstain)
            made(Voice(decision=decision, seat=place.seat, said=said, by=by.person), by=by, at=at)
    return decision


def _said(place: Place, disagree: Collection[int], abstain: Collection[int]) -> str:
    if place.key in disagree:
        return SAID.DISAGREES
    return SAID.ABSTAINS if place.key in abstain else SAID.AGREES


@transaction.atomic
def propose(*, item: Item, words: str, answers_by: date, by: Membership, at: datetime) -> Decision:
    """Ask every seat to answer in writing by a day."""
    check_may(by, "run meetings", MAY)
    check_is_open(item.meeting)
    if answers_by < timezone.localdate(at):
        raise Refused(_("The day for answers has passed already."))
    return made(Decision(item=item, words=words, answers_by=answers_by), by=by, at=at)


@transaction.atomic
def answer(
    *, decision: Decision, seat: Seat, said: str, by: Membership, at: datetime, reason: str = ""
) -> Voice:
    """Answer for a seat; until the result is drawn the answer can be changed."""
    check_may_answer_for(by, seat)
    check_awaits_answers(decision)
    if timezone.localdate(at) > decision.answers_by:
        raise Refused(_("The day for answers has passed."))
    place = next((one for one in places_of(decision.item.meeting) if seat in one.seats), None)
    if place is None or not place.has_voice:
        raise Refused(_("This seat is not asked."))
    held = Voice.objects.filter(decision=decision, seat=place.seat).first()
    says = {"said": said, "reason": reason, "by": by.person}
    if held is None:
        return made(Voice(decision=decision, seat=place.seat, **says), by=by, at=at)
    return altered(held, says, by=by, at=at)


@transaction.atomic
def settle(*, decision: Decision, by: Membership, at: datetime, reason: str = "") -> Decision:
    """Draw the result by the rule of the rulebook: after the day, or when all have answered."""
    check_may(by, "run meetings", MAY)
    kept = Decision.objects.select_for_update().get(pk=decision.pk)
    check_awaits_answers(kept)
    today = timezone.localdate(at)
    places = [one for one in places_of(kept.item.meeting) if one.has_voice and one.seat.person_id]
    said = {voice.seat_id: voice.said for voice in kept.voices.all()}
    if today <= kept.answers_by and len(said) < len(places):
        raise Refused(_("Not all have answered, and the day for answers has not passed."))
    came = tally(said, asked=len(places), nation=kept.partnership.nation, day=today)
    agreeing = {seat for seat, word in said.items() if word == SAID.AGREES}
    agreed = came.state == Decision.State.AGREED
    lacking = verdict(kept.item, places, agreeing).words if agreed else ""
    check_reasoned(lacking, reason)
    return altered(
        kept,
        {
            "state": came.state, "result": came.words, "decided_on": today, "lacking": lacking,
            "beyond_authority": reason if lacking else "",
        },
        by=by, at=at,
    )  # fmt: skip


def tally(said: dict[int, str], *, asked: int, nation: str, day: date):
    """The outcome of the answers so far."""
    settings = rulebook.on(day, nation).meetings
    words = list(said.values())
    return outcome(
        agree=words.count(SAID.AGREES), disagree=words.count(SAID.DISAGREES),
        abstain=words.count(SAID.ABSTAINS), asked=asked, decided_by=settings.decided_by,
        quorum_share=settings.quorum_share,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, decision: Decision, why: str, by: Membership, at: datetime) -> Decision:
    """Take a proposal back."""
    check_may(by, "run meetings", MAY)
    check_awaits_answers(decision)
    says = {"state": Decision.State.WITHDRAWN, "result": why}
    return altered(decision, says, by=by, at=at, why=why)
