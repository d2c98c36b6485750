"""A workshop in a real browser: its cards and marks, and the sheet on paper."""

import pytest
from playwright.sync_api import expect

from tests.partnership.audits.life import interim, people
from tests.partnership.browser import PHONE
from tests.partnership.journeys.person import Person
from wardmote.partnership.audits.models import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_workshop_is_held_where_there_is_no_analyst(pages, riverton, member, at, both_editions):
    audit = interim(riverton, people(member, riverton).analyst, at, both_editions)
    riverton.memberships.filter(role="analyst").update(ended_on=at.date())
    officer = Person(pages, pages.open(audit.get_absolute_url(), as_=member("officer")))
    expect(officer.page.locator(".govuk-task-list")).to_contain_text("Nobody is the partnership")
    officer.follow("Hold a workshop")
    officer.send()
    officer.follow("Write down who was there")
    officer.say("Riverton Police", "3")
    officer.say("Riverton Fire and Rescue Service", "2")
    officer.send()
    officer.follow("Write what the room says")
    officer.say("What does it mean here?", "It is the night bus, and the stop outside the school.")
    officer.choose("It agrees in part")
    officer.say("What is missing?", "Nobody has asked the drivers.")
    officer.choose("The room suggests it as a priority")
    officer.say("Why, or why not?", "It grows, and three agencies can act on it.")
    officer.send()
    give_marks(officer, "Riverton Police", 4)
    give_marks(officer, "Riverton Fire and Rescue Service", 1)
    officer.reads("Where agencies differ")
    officer.follow("Sheet to print")
    officer.page.emulate_media(media="print")
    expect(officer.page.locator(".govuk-service-navigation")).to_be_hidden()
    officer.page.emulate_media(media="screen")
    officer.follow("Back to the workshop")
    officer.follow("Conclude the workshop")
    officer.send()
    officer.reads("Concluded")
    phone = pages.open(
        officer.page.url.removeprefix(pages.address), as_=member("chair"), width=PHONE
    )
    Person(pages, phone).look()
    assert Workshop.objects.get().cards.exclude(note=None).count() == 1


def give_marks(officer: Person, agency: str, mark: int) -> None:
    officer.follow(f"Marks of {agency}")
    for question in officer.page.locator("fieldset").all():
        question.get_by_role("radio").nth(mark - 1).check()
    officer.say("Why?", "What our crews see each week")
    officer.send()
