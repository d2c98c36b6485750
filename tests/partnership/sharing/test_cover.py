"""What may go into the shared store today."""

from datetime import timedelta

import pytest

from tests.partnership.sharing.conftest import agency, draft, give, go_live
from wardmote.partnership.sharing.models import Grant, Happening, text_hash
from wardmote.partnership.sharing.rules import cover, covered_datasets


@pytest.fixture
def police(riverton):
    return agency(riverton, "police")


def happens(version, what, officer, at, agency=None):
    Happening.objects.create(
        version=version, what=what, agency=agency, by=officer.person, at=at,
        text_hash=text_hash(version),
    )  # fmt: skip


def test_a_signed_line_covers_its_dataset_with_its_fields_only(riverton, live, police, today):
    found = cover(riverton, police, "police_crimes", today)
    assert found.allowed
    assert found.fields == {"happened_on", "category"}
    assert [grant.version for grant in found.grants] == [live]


def test_another_dataset_is_not_covered_and_it_says_so(riverton, live, police, today):
    found = cover(riverton, police, "police_incidents", today)
    assert not found.allowed
    assert found.missing == ("A protocol must name this kind of data.",)


def test_another_agency_is_not_covered(riverton, live, today):
    assert not cover(riverton, agency(riverton, "fire"), "police_crimes", today).allowed


def test_an_unknown_dataset_is_not_covered(riverton, live, police, today):
    assert not cover(riverton, police, "made_up_numbers", today).allowed


def test_no_protocol_of_another_partnership_covers(collingbridge, live, police, today):
    assert not cover(collingbridge, police, "police_crimes", today).allowed


def test_the_store_is_closed_to_the_councils_own_data_without_a_line(riverton, live, today):
    council = agency(riverton, "council")
    assert not cover(riverton, council, "council_asb", today).allowed


def test_it_covers_until_the_day_of_review_and_not_after(riverton, live, police):
    assert cover(riverton, police, "police_crimes", live.review_by).allowed
    later = live.review_by + timedelta(days=1)
    assert not cover(riverton, police, "police_crimes", later).allowed


@pytest.mark.parametrize("kind", ["police", "council"])
def test_whoever_withdraws_closes_it(riverton, live, police, officer, at, today, kind):
    happens(live, "withdrawn", officer, at, agency(riverton, kind))
    assert not cover(riverton, police, "police_crimes", today).allowed


def test_a_party_that_left_the_partnership_gives_nothing(riverton, live, police, today):
    riverton.partners.filter(agency=police).update(ended_on=today)
    assert not cover(riverton, police, "police_crimes", today).allowed


def test_a_suspended_version_covers_nothing_until_it_is_resumed(
    riverton, live, police, officer, at, today
):
    happens(live, "suspended", officer, at)
    assert not cover(riverton, police, "police_crimes", today).allowed
    happens(live, "resumed", officer, at + timedelta(minutes=1))
    assert cover(riverton, police, "police_crimes", today).allowed


def test_words_altered_behind_the_models_are_not_the_words_that_were_signed(
    riverton, live, police, today
):
    models_own = super(type(Grant.objects.all()), Grant.objects.all())
    models_own.update(fields=["happened_on", "category", "place"])
    assert not cover(riverton, police, "police_crimes", today).allowed


@pytest.mark.parametrize("state", ["draft", "consultation", "signing", "ended"])
def test_only_what_is_in_force_covers(riverton, live, police, today, state):
    live.state = state
    live.save()
    assert not cover(riverton, police, "police_crimes", today).allowed


def test_all_that_is_covered_is_told_with_its_line(riverton, live, officer, police, at, today):
    other = draft(riverton, today, "fire")
    line = give(other, "fire", "fire_deliberate", "happened_on")
    assert covered_datasets(riverton, today) == [(police, "police_crimes", live.grants.get())]
    go_live(other, officer.membership, at)
    told = [(str(who), what, grant) for who, what, grant in covered_datasets(riverton, today)]
    assert ("Riverton Fire and Rescue Service", "fire_deliberate", line) in told


def test_it_takes_the_same_few_queries_for_many_lines(
    riverton, live, officer, at, today, django_assert_max_num_queries
):
    more = draft(riverton, today, "fire")
    for name in ("fire_deliberate", "fire_false_alarms"):
        give(more, "fire", name, "happened_on")
    go_live(more, officer.membership, at)
    with django_assert_max_num_queries(6):
        assert len(covered_datasets(riverton, today)) == 3
