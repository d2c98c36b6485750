"""A meeting from its plan to its minutes, by its pages."""

from datetime import timedelta

from django.urls import reverse

from wardmote.partnership.meetings.models import Decision, FollowUp, Meeting


def to(name: str, partnership, *args) -> str:
    return reverse(f"meetings:{name}", args=[partnership.slug, *args])


def test_a_meeting_is_planned_held_and_minuted(riverton, officer, group) -> None:
    client = officer.client
    planned = {
        "groups": [group.pk], "form": "room", "held_on_day": "15", "held_on_month": "6",
        "held_on_year": "2026", "starts_at": "14:00", "ends_at": "16:00", "repeat": "once",
    }  # fmt: skip
    assert client.post(to("plan", riverton), planned).status_code == 302
    meeting = riverton.meetings.get()
    assert meeting.title == "Tasking Group"

    said = {"title": "Target hardening", "kind": "decide", "needs_money": "5,000"}
    assert client.post(to("add_item", riverton, meeting.pk), said).status_code == 302
    item = meeting.items.get()
    assert b"Cannot be decided" in client.get(to("meeting", riverton, meeting.pk)).content

    seats = list(meeting.seats())
    typed = {f"seat-{seat.pk}-came": "self" for seat in seats}
    typed |= {
        f"item-{item.pk}-minutes": "All agreed that it is needed.", f"item-{item.pk}-was": "",
        f"decision-{item.pk}-words": "Spend £5,000", f"decision-{item.pk}-state": "agreed",
        f"decision-{item.pk}-reason": "The chief executive agreed by telephone",
        f"follow-{item.pk}-what": "Buy locks", f"follow-{item.pk}-owner": seats[0].person_id,
        f"follow-{item.pk}-partner": seats[0].partner_id, f"follow-{item.pk}-due_on_day": "1",
        f"follow-{item.pk}-due_on_month": "7", f"follow-{item.pk}-due_on_year": "2026",
    }  # fmt: skip
    answer = client.post(to("record", riverton, meeting.pk), typed)
    assert answer.status_code == 302, answer.content.decode()
    decision = Decision.objects.get()
    assert decision.lacking.startswith("It takes £5,000")
    assert decision.voices.filter(said="agrees").count() == len(seats)
    assert FollowUp.objects.get().owner == seats[0].person

    assert client.post(to("hold", riverton, meeting.pk)).status_code == 302
    agreed = {f"minutes_agreed_on_{k}": v for k, v in (("day", 15), ("month", 6), ("year", 2026))}
    assert client.post(to("agree_minutes", riverton, meeting.pk), agreed).status_code == 302
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.AGREED
    page = client.get(to("meeting", riverton, meeting.pk)).content.decode()
    assert "All agreed that it is needed." in page
    assert "The chief executive agreed by telephone" in page


def test_lists_open(riverton, officer, item) -> None:
    for name in ("meetings", "follow_ups", "plan"):
        assert officer.client.get(to(name, riverton)).status_code == 200
    table = officer.client.get(to("meetings", riverton) + "?as=csv&table=past&state=planned")
    assert table["Content-Type"].startswith("text/csv")


def test_coming_meetings_stand_in_the_order_of_their_days(
    riverton, officer, make_meeting, today
) -> None:
    for days in (14, 7, 21):
        make_meeting(today + timedelta(days), title=f"In {days} days")
    table = officer.client.get(to("meetings", riverton) + "?as=csv&table=coming")
    rows = table.content.decode("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ["In 7 days", "In 14 days", "In 21 days"]


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(riverton, officer, meeting, item) -> None:
    seat = meeting.seats()[0]
    typed = {
        f"seat-{seat.pk}-came": "deputy", f"item-{item.pk}-minutes": "A long debate",
        f"item-{item.pk}-was": "", f"follow-{item.pk}-what": "Buy locks",
    }  # fmt: skip
    page = officer.client.post(to("record", riverton, meeting.pk), typed).content.decode()
    for told in (
        "Enter the deputy’s name", "Select the agency", "Enter by when", "A long debate",
        "Buy locks", "<title>Error: ",
    ):  # fmt: skip
        assert told in page
    item.refresh_from_db()
    assert item.minutes == ""


def test_a_form_keeps_a_group_that_has_closed(riverton, officer, meeting, group, today) -> None:
    type(group).objects.filter(pk=group.pk).update(ended_on=today)
    page = officer.client.get(to("change_meeting", riverton, meeting.pk)).content.decode()
    assert "Tasking Group" in page


def test_apologies_are_written_down_ahead(riverton, officer, meeting) -> None:
    seat = meeting.seats()[0]
    path = to("coming", riverton, meeting.pk, seat.pk)
    assert path in officer.client.get(to("meeting", riverton, meeting.pk)).content.decode()
    assert officer.client.post(path, {"came": "apologies"}).status_code == 302
    assert meeting.attendances.get().came == "apologies"
