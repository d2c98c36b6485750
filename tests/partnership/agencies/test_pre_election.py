"""Before an election: what goes to the public needs a reason, or waits."""

import pkgutil
from datetime import date, timedelta
from importlib import import_module
from inspect import getmembers, isfunction

import pytest

from wardmote.partnership.agencies.changes import governance, registers
from wardmote.partnership.agencies.changes.pre_election import note_pre_election
from wardmote.partnership.agencies.models import Assurance, PreElection, Transaction
from wardmote.partnership.agencies.rules import Refused, pre_election_on
from wardmote.partnership.website.steps import found_in_each_step

pytestmark = pytest.mark.django_db
GOOD = {"ground": "usual", "assurance": "A payment that is published every quarter"}


@pytest.fixture
def officer(riverton, member):
    return member("officer", partnership=riverton)


@pytest.fixture
def paid(riverton) -> Transaction:
    partner = riverton.partners.first()
    return Transaction.objects.create(
        partnership=riverton, partner=partner, made_on=date(2026, 6, 1), amount=10, what="Lamps"
    )


def period(riverton, officer, at, *, way="ask", starts=-10, ends=10) -> PreElection:
    today = at.date()
    return note_pre_election(
        partnership=riverton, election="Local elections", read_in="Notice of 1 June", way=way,
        starts_on=today + timedelta(days=starts), ends_on=today + timedelta(days=ends),
        by=officer.membership, at=at,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("starts", "ends", "holds"), [(0, 5, True), (-5, 0, True), (1, 5, False), (-5, -1, False)]
)
def test_it_holds_from_the_notice_to_the_day_of_the_poll(
    riverton, officer, at, today, starts, ends, holds
):
    period(riverton, officer, at, starts=starts, ends=ends)
    assert (pre_election_on(riverton, today) is not None) == holds


@pytest.mark.parametrize(
    ("told", "goes"),
    [(GOOD, True), ({}, False), ({**GOOD, "assurance": " "}, False),
     ({**GOOD, "ground": ""}, False)],
)  # fmt: skip
def test_what_is_published_in_it_needs_a_ground_and_a_reason(
    riverton, officer, at, paid, told, goes
):
    period(riverton, officer, at)
    if not goes:
        with pytest.raises(Refused, match="pre-election"):
            registers.publish(thing=paid, by=officer.membership, at=at, **told)
    else:
        registers.publish(thing=paid, by=officer.membership, at=at, **told)
    paid.refresh_from_db()
    assert paid.is_published == goes


def test_the_reason_is_kept(riverton, officer, at, paid):
    period(riverton, officer, at)
    registers.publish(thing=paid, by=officer.membership, at=at, **GOOD)
    said = Assurance.objects.get()
    assert (said.what, said.words) == ("Transaction: lamps", GOOD["assurance"])


def test_where_it_is_held_nothing_goes_out_whatever_is_said(riverton, officer, at, paid):
    period(riverton, officer, at, way="hold", ends=3)
    with pytest.raises(Refused, match="nothing is published before 19 June 2026"):
        registers.publish(thing=paid, by=officer.membership, at=at, **GOOD)


def test_the_day_after_everything_goes_out_as_ever(riverton, officer, at, paid):
    period(riverton, officer, at, way="hold", ends=3)
    later = at + timedelta(days=4)
    registers.publish(thing=paid, by=officer.membership, at=later)
    assert not Assurance.objects.exists()


def test_what_is_taken_off_needs_no_reason(riverton, officer, at, paid):
    registers.publish(thing=paid, by=officer.membership, at=at)
    period(riverton, officer, at, way="hold")
    paid.refresh_from_db()
    registers.publish(thing=paid, by=officer.membership, at=at)
    paid.refresh_from_db()
    assert not paid.is_published


def test_words_that_are_public_already_are_not_changed_without_a_reason(riverton, officer, at):
    told = {"partnership": riverton, "by": officer.membership, "at": at}
    words = {"status": "informal", "rests_on": "x", "decides": "x", "answers": "x", "contact": "x"}
    governance.write_governance(**words, **told)
    period(riverton, officer, at)
    governance.write_governance(**words, **told)
    governance.publish_governance(**told, **GOOD)
    with pytest.raises(Refused):
        governance.write_governance(**words, **told)


def test_another_partnership_is_not_held(riverton, collingbridge, member, at):
    by = member("officer", partnership=collingbridge)
    period(collingbridge, by, at, way="hold")
    assert pre_election_on(riverton, at.date()) is None


def test_every_page_tells_members_and_asks_on_publishing(riverton, officer, at, paid, member):
    board = member("board", partnership=riverton).client
    assert "Pre-election" not in board.get("/riverton/").content.decode()
    period(riverton, officer, at)
    assert "Pre-election period until 25 June 2026" in board.get("/riverton/").content.decode()
    path = f"/riverton/registers/transactions/{paid.pk}/publish/"
    assert "Say why" in officer.client.get(path).content.decode()
    assert "Answer this question" in officer.client.post(path).content.decode()
    officer.client.post(path, GOOD)
    paid.refresh_from_db()
    assert paid.is_published
    page = board.get("/riverton/registers/pre-election/").content.decode()
    assert GOOD["assurance"] in page


def parts(name: str, value: date) -> dict[str, int]:
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def test_the_officer_types_the_days_and_says_where_they_were_read(riverton, officer):
    told = {"election": "Local elections", "read_in": "Notice", "way": "ask"}
    days = {**parts("starts_on", date(2027, 3, 26)), **parts("ends_on", date(2027, 5, 6))}
    page = officer.client.get("/riverton/registers/pre-election/").content.decode()
    assert "The service holds no rule for these days" in page
    wrong = {**told, **parts("starts_on", date(2027, 5, 7)), **parts("ends_on", date(2027, 5, 6))}
    refused = officer.client.post("/riverton/registers/pre-election/note/", wrong)
    assert "The poll must not close before" in refused.content.decode()
    officer.client.post("/riverton/registers/pre-election/note/", {**told, **days})
    one = riverton.pre_elections.get()
    put_off = {**told, **days, **parts("ends_on", date(2027, 6, 6))}
    officer.client.post(f"/riverton/registers/pre-election/{one.pk}/change/", put_off)
    one.refresh_from_db()
    assert one.ends_on == date(2027, 6, 6)


def test_political_briefings_stand_apart(riverton, officer):
    for nature in ("operational", "political"):
        riverton.briefings.create(
            briefed_on=date(2026, 6, 1), audience="Members", subject=nature, nature=nature
        )
    client = officer.client
    file = client.get("/riverton/registers/elected-members/?as=csv&table=political_briefings")
    told = file.content.decode()
    assert "political" in told
    assert "operational" not in told


def _changes():
    """Every function of every step's changes, by its whole name."""
    for step in found_in_each_step("changes"):
        names = [each.name for each in pkgutil.iter_modules(getattr(step, "__path__", []))]
        for module in (step, *(import_module(f"{step.__name__}.{name}") for name in names)):
            yield from ((f"{module.__name__}.{n}", f) for n, f in getmembers(module, isfunction))


def test_every_change_that_publishes_goes_by_the_rule():
    named = ((name, change, name.rpartition(".")[2]) for name, change in _changes())
    found = {
        name: change for name, change, last in named
        if last.startswith("publish") and last != "publishes"
    }  # fmt: skip
    assert len(found) >= 4
    assert [name for name, each in found.items() if not hasattr(each, "publishes")] == []
