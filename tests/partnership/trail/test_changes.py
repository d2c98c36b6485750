"""What an entry holds, and that it reads back as it was hashed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from wardmote.partnership.agencies.models import Arrangement, Briefing, Post
from wardmote.partnership.trail import changes, signing
from wardmote.partnership.trail.models import Checkpoint, Entry, Log, moment, plain, said
from wardmote.partnership.trail.tree import EMPTY, leaf_hash, root_of

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip

EARLIEST = datetime(1990, 1, 1)  # noqa: DTZ001  Hypothesis adds the zone


@pytest.fixture
def briefing(riverton, today) -> Briefing:
    return Briefing.objects.create(
        partnership=riverton, briefed_on=today, audience="Council", subject="Burglary"
    )


@pytest.mark.parametrize("lines", [0, 1, 2, 7, 8, 21])
def test_the_head_is_the_root_over_all_entries(told, lines) -> None:
    told(lines + 1)
    entries = list(Entry.objects.filter(log__name="riverton"))
    assert entries[-1].root == root_of(leaf_hash(said(entry)) for entry in entries)


def test_an_empty_log_has_the_root_of_nothing() -> None:
    assert root_of([]) == EMPTY


@pytest.mark.django_db
@given(value=json_values, at=st.datetimes(min_value=EARLIEST, timezones=st.just(UTC)))
def test_an_entry_reads_back_as_it_was_hashed(value, at) -> None:
    with transaction.atomic():
        log, _ = Log.objects.get_or_create(name="riverton")
        entry = changes.record(log, "tried", by=None, at=at, after={"value": value})
        assert leaf_hash(said(Entry.objects.get(pk=entry.pk))) == entry.leaf
        transaction.set_rollback(True)


def test_a_moment_is_told_in_one_spelling(at) -> None:
    assert moment(at) == moment(at.astimezone(UTC)) == "2026-06-15T09:00:00.000000+00:00"


def test_only_what_differs_is_told(briefing, member, at) -> None:
    before = changes.picture(briefing)
    briefing.subject = "Theft"
    entry = changes.changed(briefing, before, by=member("officer").membership, at=at, why="Wrong")
    assert (entry.before, entry.after, entry.why) == (
        {"subject": "Burglary"}, {"subject": "Theft"}, "Wrong",
    )  # fmt: skip


def test_nothing_is_told_where_nothing_differs(briefing, at) -> None:
    assert changes.changed(briefing, changes.picture(briefing), by=None, at=at) is None
    assert not Entry.objects.exists()


def test_a_membership_is_told_as_the_person(briefing, member, at) -> None:
    officer = member("officer")
    assert changes.added(briefing, by=officer.membership, at=at).by == officer.person


def test_what_hangs_on_no_partnership_is_told_in_the_installations_log(member, at) -> None:
    entry = changes.added(member("officer").person, by=None, at=at)
    assert entry.log.name == "installation"


def test_a_password_is_never_told(member, at) -> None:
    assert "password" not in changes.added(member("officer").person, by=None, at=at).after


def test_ties_to_many_are_told(riverton, today) -> None:
    partners = list(riverton.partners.all()[:2])
    arrangement = Arrangement.objects.create(
        partnership=riverton, name="Joint patrols", status="informal", level="local",
        purpose="Nights", started_on=today,
    )  # fmt: skip
    arrangement.parties.set(partners)
    assert changes.picture(arrangement)["parties"] == sorted(p.pk for p in partners)


def test_numbers_and_days_are_told_as_text(riverton, today) -> None:
    post = Post(
        partnership=riverton, title="Officer", kind="officer", host=riverton.partners.first(),
        hours_a_week=Decimal("37.5"), started_on=date(2026, 4, 1),
    )  # fmt: skip
    told = changes.picture(post)
    assert (told["hours_a_week"], told["started_on"]) == ("37.5", "2026-04-01")
    assert plain(told) == told


def test_a_change_that_fails_leaves_no_entry(briefing, at) -> None:
    def fails() -> None:
        with transaction.atomic():
            changes.added(briefing, by=None, at=at)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not Entry.objects.exists()


def test_a_checkpoint_is_signed_after_every_so_many_entries(told) -> None:
    told(17)
    assert [found.size for found in Checkpoint.objects.all()] == [8, 16]


def test_a_log_that_has_not_grown_keeps_its_checkpoint(told, at) -> None:
    log = told(3)
    first = changes.make_checkpoint(log=log, at=at)
    assert changes.make_checkpoint(log=log, at=at) == first


def test_a_new_key_signs_and_the_old_ones_still_verify(told, at) -> None:
    log = told(8)
    old = Checkpoint.objects.get().key
    new = signing.rotate()
    assert new != old
    told_again = changes.make_checkpoint(log=told(1), at=at)
    assert told_again.key == new
    assert {old, new} <= set(signing.public_keys())
    assert log.name == "riverton"
