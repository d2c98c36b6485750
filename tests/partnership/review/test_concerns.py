"""What is amiss over all steps: gathered, shown, set aside, brought back, counted."""

from datetime import date, timedelta

import pytest

from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.review.changes import concerns as changes
from wardmote.partnership.review.concerns import counted, gather
from wardmote.partnership.review.models import Acknowledgement, Tally
from wardmote.partnership.review.pages import awaiting
from wardmote.partnership.trail.models import Entry

RULE = "never_endorsed"


@pytest.fixture
def officer(member, riverton):
    return member("officer", partnership=riverton)


@pytest.fixture
def endorsed_never(riverton, today):
    """One concern of many."""
    return next(told for told in gather(riverton, today) if told.concern.rule == RULE)


@pytest.fixture
def aside(officer, endorsed_never, at, today):
    return changes.set_aside(
        told=endorsed_never, reason="The council meets in July", by=officer.membership, at=at,
        look_again_on=today + timedelta(days=30),
    )  # fmt: skip


def of(rule, told):
    return [one for one in told if one.concern.rule == rule]


def test_the_gravest_stand_first(riverton, today):
    order = [told.rule.severity for told in gather(riverton, today)]
    ranks = {"breach": 0, "risk": 1, "advice": 2}
    assert order == sorted(order, key=ranks.__getitem__)
    assert len(set(order)) == len(ranks)


def test_no_two_concerns_of_a_rule_have_one_key(riverton, today):
    keys = [(told.concern.rule, told.concern.key) for told in gather(riverton, today)]
    assert len(keys) == len(set(keys))


def test_the_page_says_every_sentence(officer, riverton, today):
    page = officer.client.get("/riverton/concerns/").content.decode()
    missing = [told.sentence for told in gather(riverton, today) if told.sentence not in page]
    assert missing == []


def test_the_page_shows_one_severity_when_asked_for_it(officer):
    page = officer.client.get("/riverton/concerns/?severity=breach").content.decode()
    assert "Responsible authority is no partner" in page
    assert "Never endorsed" not in page


def test_the_page_shows_one_group_when_asked_for_it(officer, riverton, today):
    page = officer.client.get("/riverton/concerns/?group=Tasking+Group").content.decode()
    told = gather(riverton, today)
    shown = {one.concern.group for one in told if one.sentence in page}
    assert shown == {"Tasking Group"}


def test_the_csv_holds_what_the_filter_leaves(officer, riverton, today):
    rows = officer.client.get("/riverton/concerns/?severity=breach&as=csv").content.decode()
    breaches = [told for told in gather(riverton, today) if told.rule.severity == "breach"]
    assert len(rows.strip().splitlines()) == 1 + len(breaches)


def test_what_is_set_aside_is_counted_no_more(aside, riverton, today):
    told = gather(riverton, today)
    assert of(RULE, told)[0].aside == aside
    assert sum(counted(told).values()) == len(told) - 1


def test_it_is_out_of_sight_until_the_day_before_and_back_on_the_day(aside, riverton):
    day = aside.look_again_on
    assert of(RULE, gather(riverton, day - timedelta(days=1)))[0].aside == aside
    assert of(RULE, gather(riverton, day))[0].aside is None


def test_setting_aside_is_in_the_trail_with_its_reason(aside, officer):
    entry = Entry.objects.filter(did="review.acknowledgement.set_aside").get()
    assert (entry.by, entry.why) == (officer.person, "The council meets in July")


def test_what_was_set_aside_is_brought_back(aside, officer, riverton, today):
    officer.client.post(f"/riverton/concerns/aside/{aside.pk}/bring-back/")
    assert of(RULE, gather(riverton, today))[0].aside is None
    assert Entry.objects.filter(did="review.acknowledgement.brought_back").exists()


def test_it_is_set_aside_through_the_page(officer, riverton, today):
    answer = officer.client.post(
        f"/riverton/concerns/{RULE}/partnership/set-aside/",
        {"reason": "Soon", "look_again_on_day": "1", "look_again_on_month": "9",
         "look_again_on_year": "2026"},
    )  # fmt: skip
    assert answer.status_code == 302
    assert Acknowledgement.objects.get().look_again_on == date(2026, 9, 1)


def test_a_concern_that_is_not_so_cannot_be_set_aside(officer):
    assert officer.client.get("/riverton/concerns/no_such/thing/set-aside/").status_code == 404


def test_nothing_is_set_aside_without_a_reason(officer, endorsed_never, at, today):
    with pytest.raises(Refused):
        changes.set_aside(
            told=endorsed_never, reason=" ", look_again_on=today + timedelta(days=1),
            by=officer.membership, at=at,
        )  # fmt: skip


def test_nothing_is_set_aside_until_today(officer, endorsed_never, at, today):
    with pytest.raises(Refused):
        changes.set_aside(
            told=endorsed_never, reason="x", look_again_on=today, by=officer.membership, at=at
        )


def test_nothing_is_set_aside_twice_at_once(aside, officer, endorsed_never, at, today):
    with pytest.raises(Refused):
        changes.set_aside(
            told=endorsed_never, reason="x", look_again_on=today + timedelta(days=1),
            by=officer.membership, at=at,
        )  # fmt: skip


def test_a_board_member_sets_nothing_aside(member, riverton, endorsed_never, at, today):
    board = member("board", partnership=riverton)
    with pytest.raises(NotAllowed):
        changes.set_aside(
            told=endorsed_never, reason="x", look_again_on=today + timedelta(days=1),
            by=board.membership, at=at,
        )  # fmt: skip


def test_a_day_is_counted_once_however_often_it_is_counted(riverton, today):
    for _time in range(2):
        changes.count_concerns(partnership=riverton, on=today)
    counts = counted(gather(riverton, today))
    assert dict(Tally.objects.values_list("severity", "count")) == counts


def test_counts_of_two_days_are_drawn_and_listed(officer, riverton, today):
    for back in (7, 0):
        changes.count_concerns(partnership=riverton, on=today - timedelta(days=back))
    page = officer.client.get("/riverton/concerns/").content.decode()
    assert page.count("<polyline") == 3
    rows = officer.client.get("/riverton/concerns/?as=csv&table=over_time").content.decode()
    assert [row.split(",")[0] for row in rows.splitlines()[1:]] == ["2026-06-15", "2026-06-08"]


def test_the_overview_leads_the_officer_to_what_is_amiss(officer, riverton, today):
    card = awaiting(riverton, officer.membership, today)[0]
    assert (card.link, card.tone) == ("/riverton/concerns/", "late")


def test_many_concerns_take_no_more_questions_to_the_database_than_few(
    riverton, collingbridge, today, django_assert_max_num_queries
):
    collingbridge.partners.update(ended_on=today)
    with django_assert_max_num_queries(MOST_QUERIES):
        few = gather(collingbridge, today)
    with django_assert_max_num_queries(MOST_QUERIES):
        many = gather(riverton, today)
    assert len(many) > len(few)


MOST_QUERIES = 40
"""For all rules of all steps."""
