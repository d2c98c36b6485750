"""What is on the agenda, and who put it there."""

from collections import Counter
from collections.abc import Iterator

from wardmote.partnership.meetings.concerns.case import Case, finds
from wardmote.partnership.meetings.models import Item, Meeting
from wardmote.partnership.website.concern import Concern

OPEN = (Meeting.State.PLANNED, Meeting.State.HELD)
"""While its minutes are not agreed, an agenda can be mended."""


@finds
def agenda_mostly_note(case: Case) -> Iterator[Concern]:
    for group in case.groups:
        last = case.last(group, "agenda_mostly_note")
        kinds = [item.kind for meeting in last for item in meeting.items.all()]
        if not kinds:
            continue
        share = round(100 * kinds.count(Item.Kind.NOTE) / len(kinds))
        if share > case.bound("agenda_mostly_note", "share_at_most"):
            facts = {"share": share, "count": len(last)}
            yield case.about_group("agenda_mostly_note", group, page="meetings", **facts)


@finds
def item_not_tied(case: Case) -> Iterator[Concern]:
    """Of what takes a meeting's time: to decide or to solve."""
    for meeting in case.meetings:
        for item in meeting.items.all() if meeting.state in OPEN else ():
            if item.kind != Item.Kind.NOTE and item.duty_id is None:
                facts = {"item": item.title, "meeting": meeting.title, "held_on": meeting.held_on}
                key = f"item.{item.pk}"
                yield case.about_meeting("item_not_tied", meeting, key=key, **facts)


@finds
def sectors_out_of_balance(case: Case) -> Iterator[Concern]:
    """Of items of which it is known who raised them, unless they are too few to tell."""
    rule = "sectors_out_of_balance"
    since = case.months_ago(case.bound(rule, "months"))
    kinds = [
        item.raised_by.agency.kind
        for meeting in case.held
        for item in meeting.items.all()
        if meeting.held_on > since and item.raised_by
    ]
    sectors = Counter(case.rules.bodies[kind].sector for kind in kinds if kind in case.rules.bodies)
    count = sum(sectors.values())
    if not sectors or count < case.bound(rule, "items"):
        return
    sector, most = sectors.most_common(1)[0]
    share = round(100 * most / count)
    if share > case.bound(rule, "share_at_most"):
        facts = {"sector": sector, "share": share, "count": count}
        yield Concern(rule, sector, f"sector.{sector}", facts, case.to("attendance"))
