"""From a file that was sent to rows in the store, or back to its agency."""

from datetime import timedelta

import pytest

from tests.partnership.exchange.conftest import ALL_FIELDS, DATASET, street
from tests.partnership.sharing.conftest import agency, draft, give, go_live
from wardmote.evidence import Store
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules import files_folder, store_folder
from wardmote.partnership.trail.models import Entry

pytestmark = pytest.mark.django_db
State = Delivery.State


def rows(partnership) -> int:
    with Store.open(store_folder(partnership)) as store:
        return store.records(DATASET).count().execute()


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings, tmp_path):
    settings.HOME = tmp_path


def test_a_file_that_is_sent_is_kept_with_its_fingerprint(sent, riverton):
    delivery = sent()
    (kept,) = (files_folder(riverton) / delivery.kept_as).glob("*.csv")
    assert kept.read_bytes() == street()
    assert (delivery.state, delivery.size) == (State.ARRIVED, len(street()))


def test_a_good_file_waits_to_be_accepted_and_says_what_would_be_used(checked):
    delivery = checked()
    assert (delivery.state, delivery.rows_read, delivery.rows_usable) == (State.CHECKED, 3, 3)
    assert delivery.months == ["2026-04-01"]
    assert ["Crime type", "category"] in delivery.headings


def test_a_bad_file_says_row_and_column_and_its_file_goes(
    checked, riverton, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        delivery = checked(b"Crime ID,Month\nA,2026-04\n")
    assert delivery.state == State.REFUSED
    assert delivery.faults[0]["fatal"]
    assert list(files_folder(riverton).iterdir()) == []


def test_an_accepted_file_is_in_the_store_by_its_protocol(accepted, riverton, protocol):
    delivery = accepted()
    assert (delivery.state, delivery.rows_kept) == (State.ACCEPTED, 3)
    assert delivery.basis == protocol
    assert delivery.left_out == []
    assert rows(riverton) == 3


def test_an_accepted_file_itself_is_kept_no_longer(
    checked, protocol, officer, at, riverton, django_capture_on_commit_callbacks
):
    delivery = checked()
    changes.accept(delivery=delivery, by=officer.membership, at=at)
    with django_capture_on_commit_callbacks(execute=True):
        changes.settle_delivery(pk=delivery.pk, at=at)
    assert list(files_folder(riverton).iterdir()) == []


def test_the_trail_tells_of_every_step(accepted):
    delivery = accepted()
    told = Entry.objects.filter(thing=f"exchange.delivery.{delivery.pk}").order_by("index")
    steps = [entry.did.rpartition(".")[2] for entry in told]
    assert steps == ["added", "checking", "checked", "accepting", "accepted"]


def test_without_a_live_protocol_nothing_is_accepted(checked, officer, at, riverton):
    delivery = checked()
    with pytest.raises(Refused, match="No live protocol covers it"):
        changes.accept(delivery=delivery, by=officer.membership, at=at)
    assert not store_folder(riverton).exists()


def test_what_the_protocol_does_not_cover_never_reaches_the_store(
    checked, officer, at, today, riverton
):
    version = draft(riverton, today, "police")
    give(version, "police", DATASET, *(set(ALL_FIELDS) - {"longitude", "latitude", "place"}))
    go_live(version, officer.membership, at)
    delivery = checked()
    changes.accept(delivery=delivery, by=officer.membership, at=at)
    changes.settle_delivery(pk=delivery.pk, at=at)
    delivery.refresh_from_db()
    assert delivery.left_out == ["Latitude", "Location", "Longitude"]
    with Store.open(store_folder(riverton)) as store:
        kept = store.records(DATASET).execute()
        folder = store.folder
    assert kept[["longitude", "latitude", "place"]].isna().all(axis=None)
    assert b"High Street" not in b"".join(path.read_bytes() for path in folder.rglob("*.parquet"))


def test_a_place_that_may_be_told_no_finer_than_an_area_is_left_out(
    checked, officer, at, today, riverton
):
    version = draft(riverton, today, "police")
    coarse = dict.fromkeys(("longitude", "latitude", "place"), "lsoa")
    give(version, "police", DATASET, *ALL_FIELDS, granularity=coarse)
    go_live(version, officer.membership, at)
    delivery = checked()
    changes.accept(delivery=delivery, by=officer.membership, at=at)
    changes.settle_delivery(pk=delivery.pk, at=at)
    delivery.refresh_from_db()
    assert delivery.left_out == ["Latitude", "Location", "Longitude"]


def test_a_protocol_that_ends_before_the_job_runs_stops_it(
    checked, protocol, officer, at, riverton
):
    delivery = checked()
    changes.accept(delivery=delivery, by=officer.membership, at=at)
    protocol.state = "ended"
    protocol.save()
    changes.settle_delivery(pk=delivery.pk, at=at)
    delivery.refresh_from_db()
    assert delivery.state == State.CHECKED
    assert "No live protocol" in delivery.words
    with Store.open(store_folder(riverton)) as store:
        assert store.deliveries() == ()


def test_a_corrected_file_replaces_what_it_corrects_and_says_what_changed(accepted, riverton):
    accepted()
    better = street(rows=4).replace(b"Burglary", b"Robbery", 1)
    delivery = accepted(better, name="corrected.csv")
    assert rows(riverton) == 4
    (told,) = delivery.changes
    assert (told["same"], told["changed"], told["added"], told["removed"]) == (2, 1, 1, 0)
    assert told["columns"] == {"category": 1, "subcategory": 1}


def test_the_same_file_is_not_taken_twice(accepted, sent):
    accepted()
    with pytest.raises(Refused, match="This very file was sent before"):
        sent()


def test_a_file_with_much_fewer_rows_than_usual_says_so(accepted, checked):
    accepted(street("2026-04", 30))
    delivery = checked(street("2026-05", 3), name="may.csv")
    told = [measure["told"] for measure in delivery.quality if measure["told"]]
    assert told == ["There are 90% fewer rows a month than usual. See whether some are missing."]


def test_no_agency_replaces_the_rows_of_another(accepted, riverton, officer, at, today, member):
    accepted()
    council = agency(riverton, "council")
    version = draft(riverton, today)
    give(version, "council", DATASET, *ALL_FIELDS)
    go_live(version, officer.membership, at)
    flow = changes.add_flow(
        partnership=riverton, agency=council, dataset=DATASET, frequency="monthly",
        started_on=today, by=officer.membership, at=at,
    )  # fmt: skip
    (delivery,) = changes.send(
        flow=flow, file_name="x.csv", pieces=[street(rows=1)], by=officer.membership, at=at
    )
    changes.check_delivery(pk=delivery.pk, at=at)
    delivery.refresh_from_db()
    with pytest.raises(Refused, match="whose rows Riverton Police sends"):
        changes.accept(delivery=delivery, by=officer.membership, at=at)


def test_a_file_is_returned_with_words_only(checked, officer, at):
    delivery = checked()
    with pytest.raises(Refused, match="Say what"):
        changes.give_back(delivery=delivery, words=" ", by=officer.membership, at=at)
    changes.give_back(delivery=delivery, words="April twice.", by=officer.membership, at=at)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.words) == (State.RETURNED, "April twice.")


def test_who_sends_does_not_accept(checked, sender, protocol, at):
    with pytest.raises(NotAllowed):
        changes.accept(delivery=checked(), by=sender.membership, at=at)


def test_nobody_sends_for_another_agency(flow, member, riverton, at):
    other = member("representative", partnership=riverton, agency=agency(riverton, "fire"))
    with pytest.raises(NotAllowed):
        changes.send(flow=flow, file_name="a.csv", pieces=[b"a"], by=other.membership, at=at)


def test_a_worker_that_died_while_it_checked_is_made_good(sent, at):
    delivery = sent()
    Delivery.objects.filter(pk=delivery.pk).update(state=State.CHECKING)
    assert [each.pk for each in changes.unfinished()] == [delivery.pk]
    changes.check_delivery(pk=delivery.pk, at=at)
    delivery.refresh_from_db()
    assert delivery.state == State.CHECKED


def test_a_kind_of_file_that_nobody_reads_is_not_kept(sent, riverton):
    with pytest.raises(Refused, match="save the table as one of these"):
        sent(b"MZ", name="crimes.exe")
    assert not files_folder(riverton).exists()


def test_a_name_is_kept_without_what_a_disk_stumbles_over(sent):
    assert sent(name="../../etc/\x00pass\nwd.csv").file_name == "_pass_wd.csv"


def test_an_agency_that_serves_two_partnerships_sends_once(
    flow, sender, police, collingbridge, at, riverton
):
    from wardmote.partnership.exchange.models import Flow

    Flow.objects.create(
        partnership=collingbridge, agency=police, dataset=DATASET, frequency="monthly",
        started_on=flow.started_on,
    )  # fmt: skip
    here, there = changes.send(
        flow=flow, file_name="a.csv", pieces=[street()], by=sender.membership, at=at
    )
    assert (here.partnership, there.partnership) == (riverton, collingbridge)
    assert here.sending == there.sending
    assert (here.sent_by, there.sent_by) == (sender.person, None)
    changes.check_delivery(pk=there.pk, at=at + timedelta(minutes=1))
    there.refresh_from_db()
    assert there.state == State.CHECKED
