"""A partnership whose police may give their street-level crime, and a flow by which they do."""

from datetime import date, timedelta
from itertools import count

import pytest

from tests.partnership.sharing.conftest import agency, draft, give, go_live
from wardmote import rulebook
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import Delivery, Flow
from wardmote.partnership.website import clock

DATASET = "police_street"
HEADINGS = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
ALL_FIELDS = tuple(
    field.name or field.heading
    for dataset in rulebook.load().datasets
    if dataset.name == DATASET
    for field in dataset.fields
)


def street(
    month: str = "2026-04", rows: int = 3, *, kind: str = "Burglary", first: int = 1
) -> bytes:
    """Street-level crime as police forces publish it."""
    lines = [
        f"{number:064x},{month},Riverton Police,Riverton Police,-1.5{number % 1000:05d},"
        f"52.4{number % 1000:05d},On or near High Street,E01000001,Riverton 001A,{kind},"
        "Under investigation,"
        for number in range(first, first + rows)
    ]
    return "\n".join([HEADINGS, *lines, ""]).encode()


def work() -> None:
    """What a worker would do: all jobs that wait."""
    for delivery in changes.unfinished():
        is_decided = delivery.state == Delivery.State.ACCEPTING
        job = changes.settle_delivery if is_decided else changes.check_delivery
        job(pk=delivery.pk, at=clock.now())


@pytest.fixture
def officer(member, riverton):
    return member("officer", partnership=riverton, agency=agency(riverton, "council"))


@pytest.fixture
def police(riverton):
    return agency(riverton, "police")


@pytest.fixture
def sender(member, riverton, police):
    """Who sends for the police."""
    return member("representative", partnership=riverton, agency=police)


@pytest.fixture
def protocol(riverton, officer, at, today):
    """Live: the police give all fields of their street-level crime."""
    version = draft(riverton, today, "police")
    give(version, "police", DATASET, *ALL_FIELDS)
    return go_live(version, officer.membership, at)


@pytest.fixture
def flow(riverton, police) -> Flow:
    return Flow.objects.create(
        partnership=riverton, agency=police, dataset=DATASET, frequency="monthly",
        started_on=date(2026, 4, 1),
    )  # fmt: skip


@pytest.fixture
def sent(flow, sender, at):
    """`sent(content, name=…)`: a file that the police sent, a minute after the one before."""
    minutes = count()

    def send(content: bytes = street(), name: str = "2026-04-street.csv", **more) -> Delivery:
        moment = at + timedelta(minutes=next(minutes))
        told = {"flow": flow, "by": sender.membership, "at": moment, **more}
        return changes.send(file_name=name, pieces=[content], **told)[0]

    return send


@pytest.fixture
def checked(sent, at):
    """`checked(…)`: sent, and read by the job."""

    def make(*given, **named) -> Delivery:
        delivery = sent(*given, **named)
        changes.check_delivery(pk=delivery.pk, at=at)
        delivery.refresh_from_db()
        return delivery

    return make


@pytest.fixture
def accepted(checked, protocol, officer, at):
    """`accepted(…)`: checked, and taken in by the job."""

    def make(*given, **named) -> Delivery:
        delivery = checked(*given, **named)
        changes.accept(delivery=delivery, by=officer.membership, at=at + timedelta(hours=1))
        changes.settle_delivery(pk=delivery.pk, at=at + timedelta(hours=1))
        delivery.refresh_from_db()
        return delivery

    return make
