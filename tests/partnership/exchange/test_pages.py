"""Pages of the exchange, as those who use them see them."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.partnership.exchange.conftest import DATASET, street, work
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow
from wardmote.partnership.exchange.pages import awaiting

pytestmark = pytest.mark.django_db
State = Delivery.State


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings, tmp_path):
    settings.HOME = tmp_path


def page(who, path: str) -> str:
    response = who.client.get(f"/riverton/data/{path}")
    assert response.status_code == 200
    return response.content.decode()


def post(who, path: str, **told) -> str:
    """The page that it leads to, once the worker has done what waits."""
    response = who.client.post(f"/riverton/data/{path}", told)
    if response.status_code == 200:
        return response.content.decode()
    work()
    shown = who.client.get(response["Location"])
    assert shown.status_code == 200
    return shown.content.decode()


def upload(content: bytes, name: str = "street.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_officer_fills_the_plan_from_live_protocols(officer, protocol, riverton):
    assert "Add them to the plan" in page(officer, "")
    assert "1 line added" in post(officer, "fill/")
    (flow,) = riverton.flows.all()
    assert (flow.dataset, flow.frequency) == (DATASET, "monthly")
    assert "Add them to the plan" not in page(officer, "")


def test_asking_makes_a_request_for_each_period_that_is_to_be_had(officer, flow):
    assert "2 requests made" in post(officer, "ask/")
    assert "0 requests made" in post(officer, "ask/")
    april, may = DataRequest.objects.order_by("period_start")
    assert (april.period_start, april.period_end) == (date(2026, 4, 1), date(2026, 5, 1))
    assert may.due_on == date(2026, 6, 28)


def test_a_file_is_sent_checked_accepted_and_its_request_is_met(
    officer, sender, flow, protocol, at
):
    (april, _may) = changes.ask(partnership=flow.partnership, at=at, by=officer.membership)
    sent = post(sender, f"requests/{april.pk}/send/", file=upload(street()))
    assert "Waiting to be accepted" in sent
    assert "Nothing is wrong with it" in sent
    delivery = Delivery.objects.get()
    assert "3 rows are stored" in page(officer, f"files/{delivery.pk}/accept/")
    told = post(officer, f"files/{delivery.pk}/accept/", words="Thank you")
    assert "3 stored" in told
    april.refresh_from_db()
    assert april.state == DataRequest.State.MET
    assert "Met" in page(sender, f"requests/{april.pk}/")


def test_a_bad_file_shows_row_column_and_rule(officer, sender, flow):
    bad = street(rows=2).replace(b"2026-04", b"2026-44", 1)
    told = post(sender, "files/send/", file=upload(bad))
    assert "not_a_month" in told
    assert "Month" in told
    assert "2 read, 1 can be used" in told


def test_what_cannot_be_read_is_refused_and_says_what_to_do(sender, flow):
    told = post(sender, "files/send/", file=upload(b"a,b\n1,2\n"))
    assert "Cannot be used" in told
    assert "missing_column" in told


def test_the_faults_are_there_as_csv(sender, flow):
    post(sender, "files/send/", file=upload(b"a,b\n1,2\n"))
    told = page(sender, f"files/{Delivery.objects.get().pk}/?as=csv&table=faults")
    assert "missing_column" in told


def test_a_file_is_returned_with_words_that_its_agency_reads(officer, sender, checked):
    delivery = checked()
    post(officer, f"files/{delivery.pk}/return/", words="April comes twice.")
    assert "April comes twice." in page(sender, f"files/{delivery.pk}/")


def test_a_file_that_no_protocol_covers_says_what_would_have_to_change(officer, checked):
    told = page(officer, f"files/{checked().pk}/")
    assert "It cannot be accepted: no live protocol covers it." in told
    assert "/accept/" not in told


def test_while_a_job_runs_the_page_says_how_far_it_is(officer, sent):
    told = page(officer, f"files/{sent().pk}/")
    assert "Wait for the worker" in told
    assert "progress.js" in told
    assert "See how far it is" in told


def test_what_a_dead_worker_left_is_begun_again_by_a_button(officer, sent):
    delivery = sent()
    Delivery.objects.filter(pk=delivery.pk).update(state=State.CHECKING)
    assert "Waiting to be accepted" in post(officer, f"files/{delivery.pk}/look-again/")


def test_what_is_wrong_with_a_file_is_not_shown_to_other_agencies(member, riverton, checked):
    other = member("representative", partnership=riverton)
    told = page(other, f"files/{checked(b'a,b' + street()).pk}/")
    assert "is shown to its agency" in told
    assert "Rule" not in told


def test_an_agency_asks_for_more_time_and_gets_it(officer, sender, flow, at):
    (april, _may) = changes.ask(partnership=flow.partnership, at=at)
    until = april.due_on + timedelta(30)
    day = {"until_day": until.day, "until_month": until.month, "until_year": until.year}
    post(sender, f"requests/{april.pk}/more-time/", why="The system changes.", **day)
    cards = awaiting(flow.partnership, officer.membership, at.date())
    assert "Riverton Police asks for more time" in [card.title for card in cards]
    due = {"due_on_day": until.day, "due_on_month": until.month, "due_on_year": until.year}
    post(officer, f"requests/{april.pk}/extend/", why="Agreed.", **due)
    april.refresh_from_db()
    assert (april.due_on, april.more_time_until) == (until, None)


def test_an_agency_refuses_with_a_reason_and_a_remedy(sender, flow, at):
    (april, _may) = changes.ask(partnership=flow.partnership, at=at)
    told = post(sender, f"requests/{april.pk}/refuse/", reason="No system.", remedy="A template.")
    assert "No system." in told
    assert "A template." in told


def test_an_agency_has_one_timetable_for_all_its_partnerships(
    sender, flow, police, collingbridge, at, riverton
):
    Flow.objects.create(
        partnership=collingbridge, agency=police, dataset=DATASET, frequency="monthly",
        started_on=flow.started_on,
    )  # fmt: skip
    for each in (riverton, collingbridge):
        changes.ask(partnership=each, at=at)
    told = page(sender, "our-timetable/")
    assert "Collingbridge, Riverton" in told
    assert "for the 2 partnerships that you serve" in told


def test_others_see_of_an_agency_only_what_it_sends_here(
    officer, flow, police, collingbridge, riverton
):
    Flow.objects.create(
        partnership=collingbridge, agency=police, dataset="police_stops", frequency="monthly",
        started_on=flow.started_on,
    )  # fmt: skip
    partner = riverton.partners.get(agency=police)
    assert "Collingbridge" not in page(officer, f"agencies/{partner.pk}/")


def test_the_plan_says_how_much_came_on_time_and_how_old_the_data_are(officer, flow, accepted, at):
    changes.ask(partnership=flow.partnership, at=at)
    accepted()
    told = page(officer, "")
    assert "30 April 2026" in told
    assert "46" in told


def test_a_calendar_program_reads_what_is_due(sender, flow, at, client):
    from wardmote.partnership.agencies.changes.calendar import make_calendar_key

    changes.ask(partnership=flow.partnership, at=at)
    token = make_calendar_key(by=sender.membership, at=at)
    told = client.get(f"/calendar/{token}/data.ics").content.decode()
    assert told.count("BEGIN:VEVENT") == 2
