"""The private calendar address: what it gives, to whom, and until when."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from wardmote.partnership.agencies.changes.calendar import make_calendar_key
from wardmote.partnership.agencies.models import CalendarKey
from wardmote.partnership.duties import changes


@pytest.fixture
def token(officer, opened, at) -> str:
    return make_calendar_key(by=officer.membership, at=at)


def read(token: str):
    return Client().get(reverse("duties_feed", args=[token]))


def events(token: str) -> dict[str, date]:
    calendar = Calendar.from_ical(read(token).content)
    return {str(each["summary"]): each["dtstart"].dt for each in calendar.walk("VEVENT")}


def test_it_tells_each_duty_on_its_day(token) -> None:
    assert events(token)["Strategic assessment"] == date(2027, 3, 31)


def test_it_tells_the_steps_of_ones_own_duties(token, officer, assessment, at) -> None:
    owner = {"owner": officer.person, "lead": None}
    changes.assign(duty=assessment, **owner, by=officer.membership, at=at)
    assert any(name.startswith("Terms of reference agreed (") for name in events(token))


def test_it_does_not_tell_the_steps_of_others(token) -> None:
    assert not any(name.startswith("Terms of reference agreed (") for name in events(token))


def test_it_does_not_tell_what_does_not_apply(token, officer, assessment, at) -> None:
    changes.set_aside(duty=assessment, reason="Merged", by=officer.membership, at=at)
    assert "Strategic assessment" not in events(token)


def test_it_is_a_calendar(token) -> None:
    assert read(token)["Content-Type"] == "text/calendar; charset=utf-8"


def test_a_guessed_address_opens_nothing(token) -> None:
    assert read("guessed").status_code == 404


def test_an_address_is_dead_with_the_membership(token, officer, today) -> None:
    officer.membership.ended_on = today
    officer.membership.save()
    assert read(token).status_code == 404


def test_an_address_is_dead_when_the_person_may_not_sign_in(token, officer) -> None:
    officer.person.is_active = False
    officer.person.save()
    assert read(token).status_code == 404


def test_a_new_address_ends_the_one_before(token, officer, at) -> None:
    make_calendar_key(by=officer.membership, at=at + timedelta(hours=1))
    assert read(token).status_code == 404


def test_an_ended_address_opens_nothing(token, officer) -> None:
    officer.client.post(reverse("duties:end_calendar_address", args=["riverton"]))
    assert read(token).status_code == 404


def test_the_page_shows_the_address_once_and_keeps_only_its_hash(opened, officer) -> None:
    page = reverse("duties:calendar_address", args=["riverton"])
    shown = officer.client.post(page).content.decode()
    word = shown.split("/calendar/")[1].split("/duties.ics")[0]
    assert read(word).status_code == 200
    assert word not in officer.client.get(page).content.decode()
    assert word not in CalendarKey.objects.get().token_hash


def test_it_tells_nothing_of_another_partnership(token, collingbridge, member, at) -> None:
    other = member("officer", partnership=collingbridge).membership
    changes.note_occasion(
        partnership=collingbridge, key="scrutiny_report", happened_on=date(2026, 6, 1),
        title="Theirs", by=other, at=at,
    )  # fmt: skip
    assert not any("Theirs" in name for name in events(token))
