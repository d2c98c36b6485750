"""The compact: what agencies promise in advance, and what they bring in."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from wardmote.partnership.agencies.changes import compact as changes
from wardmote.partnership.agencies.models import Promise
from wardmote.partnership.agencies.pages.compact import (
    compact_page,
    everyday_of,
    how_it_stands,
    promises_of,
)
from wardmote.partnership.agencies.rules import NotAllowed, Refused, amount_told, is_in_advance
from wardmote.partnership.website.tables import day as told

pytestmark = pytest.mark.django_db
YEAR = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
HOURS = {"kind": "staff", "what": "Analyst time", "amount": Decimal(400), "unit": "hours"}


@pytest.fixture
def police(riverton):
    return riverton.partners.select_related("agency", "partnership").get(agency__kind="police")


@pytest.fixture
def of_the_police(member, riverton, police):
    """Somebody of the police, who may promise for them."""
    return member("representative", partnership=riverton, agency=police.agency)


@pytest.fixture
def promise(police, of_the_police, at) -> Promise:
    return changes.make_promise(
        partner=police, promised_by="Superintendent", by=of_the_police.membership, at=at,
        **HOURS, **YEAR,
    )  # fmt: skip


def again(promise: Promise) -> Promise:
    return promise.partnership.promises().get(pk=promise.pk)


def bring(promise, by, at, amount=None, on=None):
    on = on or at.date()
    return changes.bring(
        promise=again(promise), brought_on=on, amount=amount, note="Rota", by=by, at=at
    )


def stands(promise, on) -> str:
    return str(how_it_stands(again(promise), on))


def test_what_an_agency_says_itself_is_agreed_at_once(promise, today):
    assert promise.agreed_on == today
    assert not is_in_advance(promise)


def test_what_the_officer_writes_down_waits_for_the_agency(
    police, member, of_the_police, at, today
):
    by = member("officer", partnership=police.partnership).membership
    made = changes.make_promise(partner=police, promised_by="Chief", by=by, at=at, **HOURS, **YEAR)
    assert stands(made, today) == "Not agreed yet"
    with pytest.raises(Refused, match="Agree it first"):
        bring(made, by, at, Decimal(8))
    changes.agree(
        promise=again(made), agreed_on=date(2026, 3, 1), by=of_the_police.membership, at=at
    )
    assert stands(made, today) == "Running"
    assert is_in_advance(again(made))


def test_nobody_promises_for_another_agency(riverton, of_the_police, at):
    fire = riverton.partners.get(agency__kind="fire")
    with pytest.raises(NotAllowed):
        changes.make_promise(
            partner=fire, promised_by="x", by=of_the_police.membership, at=at, **HOURS, **YEAR
        )


def test_what_is_agreed_is_not_changed(promise, of_the_police, at):
    with pytest.raises(Refused, match="give it up"):
        changes.change_promise(
            promise=promise, amount=Decimal(1), by=of_the_police.membership, at=at
        )


def test_promised_is_kept_once_all_of_it_is_recorded(promise, of_the_police, at, today):
    by, later = of_the_police.membership, YEAR["ends_on"] + timedelta(days=1)
    assert stands(promise, later) == "Nothing recorded"
    bring(promise, by, at, Decimal("399.5"))
    assert (stands(promise, today), stands(promise, later)) == ("Running", "Less than promised")
    bring(promise, by, at, Decimal("0.5"))
    assert stands(promise, later) == "Kept"


def test_what_cannot_be_counted_is_kept_when_anything_is_recorded(police, of_the_police, at):
    by = of_the_police.membership
    room = changes.make_promise(
        partner=police, kind="premises", what="A room", promised_by="Chief", by=by, at=at, **YEAR
    )
    with pytest.raises(Refused, match="without an amount"):
        bring(room, by, at, Decimal(2))
    bring(room, by, at)
    assert stands(room, YEAR["ends_on"]) == "Kept"


def test_a_change_to_everyday_work_is_told_beside_what_was_done(
    promise, police, of_the_police, at, today
):
    by = of_the_police.membership
    changed = changes.make_promise(
        partner=police, kind="mainstream", what="Beat plans follow the audit",
        promised_by="Chief", by=by, at=at, **YEAR,
    )  # fmt: skip
    bring(changed, by, at)
    (row,) = everyday_of(again(changed).partner, today).rows
    assert [str(cell) for cell in row[1:6]] == [
        "Beat plans follow the audit", "A change to its everyday work", "Not counted",
        f"{told(today)}: Rota", "Kept",
    ]  # fmt: skip
    assert [str(row[1]) for row in promises_of(police, today).rows] == ["Analyst time"]


def test_nothing_is_brought_in_tomorrow(promise, of_the_police, at, today):
    with pytest.raises(Refused, match="once it is there"):
        bring(promise, of_the_police.membership, at, Decimal(1), on=today + timedelta(days=1))


def test_a_promise_is_given_up_with_a_reason_and_stays_on_record(promise, of_the_police, at, today):
    by = of_the_police.membership
    bring(promise, by, at, Decimal(40))
    changes.give_up(promise=promise, why="The post was cut", by=by, at=at)
    page = compact_page(promise.partnership, on=today, by=by)
    assert [str(row[1]) for row in page.running.rows] == []
    (row,) = page.over.rows
    assert [str(each) for each in row[3:6]] == ["400 hours", "40 hours", "Given up"]


def test_agencies_that_promise_nothing_are_named(promise, of_the_police, today):
    page = compact_page(promise.partnership, on=today, by=of_the_police.membership)
    assert "Riverton Police" not in page.silent
    assert "Riverton Council" in page.silent


def test_bars_of_one_unit_are_drawn_to_one_scale(promise, of_the_police, at, today):
    by = of_the_police.membership
    changes.make_promise(
        partner=promise.partner, kind="money", what="Lights", amount=Decimal(1000), unit="£",
        promised_by="Chief", by=by, at=at, **YEAR,
    )  # fmt: skip
    bring(promise, by, at, Decimal(100))
    page = compact_page(promise.partnership, on=today, by=by)
    hours, pounds = page.pictures
    assert (hours.unit, pounds.unit) == ("hours", "£")
    (pair,) = hours.pairs
    assert pair.brought == pair.promised / 4


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [("1250", "£", "£1,250"), ("400.00", "hours", "400 hours"), ("0.50", "posts", "0.5 posts"),
     ("1200", "days", "1,200 days")],
)  # fmt: skip
def test_amounts_in_words(amount, unit, said):
    assert amount_told(Decimal(amount), unit) == said


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def test_a_representative_promises_and_records_on_the_pages(of_the_police, police, today):
    client, base = of_the_police.client, "/riverton/compact"
    plain = {"partner": police.pk, "kind": "staff", "what": "Analyst", "promised_by": "Chief",
             **day("starts_on", YEAR["starts_on"]), **day("ends_on", YEAR["ends_on"])}  # fmt: skip
    wrong = client.post(f"{base}/promise/", {**plain, "amount": "12"})
    assert "Enter what it is counted in" in wrong.content.decode()
    client.post(f"{base}/promise/", {**plain, "amount": "1,200", "unit": "hours"})
    made = police.promises.get()
    client.post(f"{base}/{made.pk}/bring/", {"amount": "200", "note": "Q1",
                                             **day("brought_on", today)})  # fmt: skip
    one = made.contributions.get()
    client.post(f"{base}/contributions/{one.pk}/correct/",
                {"amount": "250", "note": "Q1", **day("brought_on", today)})  # fmt: skip
    page = client.get(f"{base}/").content.decode()
    assert "250 hours" in page
    assert "1,200 hours" in page
    assert "200 hours" not in page.replace("1,200 hours", "")


def test_a_representative_sees_only_their_own_agency_to_promise_for(of_the_police):
    page = of_the_police.client.get("/riverton/compact/promise/").content.decode()
    assert "Riverton Police" in page
    assert "Riverton Fire" not in page


def test_money_is_in_pounds(of_the_police, police):
    of_the_police.client.post("/riverton/compact/promise/", {
        "partner": police.pk, "kind": "money", "what": "Lights", "promised_by": "Chief",
        "amount": "£1,000", **day("starts_on", YEAR["starts_on"]),
        **day("ends_on", YEAR["ends_on"]),
    })  # fmt: skip
    assert police.promises.get().unit == "£"
