"""What is asked in public: scrutiny by the council, and a meeting for everybody."""

from collections.abc import Iterator

from wardmote.partnership.duties.concerns.case import Case, finds
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.rules import year_start
from wardmote.partnership.website.concern import Concern


@finds
def public_meeting_missing(case: Case) -> Iterator[Concern]:
    start, end = year_start(case.year), year_start(case.year + 1)
    left = (end - case.day).days
    of_year = [d for d in case.duties if d.key == "public_meeting" and d.year == case.year]
    is_seen_to = any(duty in case.done or duty.state == Duty.State.SET_ASIDE for duty in of_year)
    if left <= case.bound("public_meeting_missing", "days") and not is_seen_to:
        facts = {"year_start": start, "days_left": left}
        page = case.to("duty", of_year[0].pk) if of_year else case.to("calendar")
        yield Concern(
            "public_meeting_missing", str(case.partnership), f"year.{case.year}", facts, page
        )


@finds
def scrutiny_overdue(case: Case) -> Iterator[Concern]:
    """A partnership that was never scrutinised is given its first months."""
    last = case.scrutinised_on
    since = case.months_ago(case.bound("scrutiny_overdue", "months"))
    if (last or case.partnership.formed_on) < since:
        waiting = [duty for duty in case.open if duty.key == "scrutiny"]
        page = case.to("duty", waiting[0].pk) if waiting else case.to("calendar")
        place = str(case.partnership)
        yield Concern("scrutiny_overdue", place, "partnership", {"last": last}, page)


@finds
def scrutiny_reply_late(case: Case) -> Iterator[Concern]:
    for duty in case.open:
        occasion = duty.occasion
        if duty.key == "scrutiny_reply" and occasion and duty.due_on < case.day:
            facts = {"report": occasion.title, "received_on": occasion.happened_on}
            page = case.to("duty", duty.pk)
            yield Concern("scrutiny_reply_late", occasion.title, f"duty.{duty.pk}", facts, page)
