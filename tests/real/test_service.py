"""The golden thread's first half on a real county: one file sent once, six audits signed off.

Every run takes two of the six partnerships, by the changes that pages call; the trial takes all,
and walks Gloucester's whole way in a browser, from a protocol to what a resident reads, by the
steps that Sandford's journey takes. Fixed totals only.
"""

import zipfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.partnership.browser import PHONE, pages  # noqa: F401  a fixture
from tests.partnership.conftest import (
    FORMED,
    Member,
    _tests_may_empty_the_trail,  # noqa: F401  a fixture
    a_person,
)
from tests.partnership.exchange.conftest import ALL_FIELDS, DATASET
from tests.partnership.journeys import thread
from tests.partnership.journeys.person import signed_in
from tests.partnership.journeys.thread import KINDS, Bad, Sent
from tests.partnership.sharing.conftest import draft, give, go_live
from wardmote.partnership.agencies.models import Agency, Membership, Partner, Partnership
from wardmote.partnership.audits.changes import planning, running, signing
from wardmote.partnership.audits.jobs import conduct
from wardmote.partnership.audits.models import Audit, Finding
from wardmote.partnership.exchange import changes as exchange
from wardmote.partnership.exchange.models import Delivery, Flow
from wardmote.partnership.exchange.rules.keeping import places_folder
from wardmote.partnership.website import clock

TOTALS = {
    "Gloucester": 18_751, "Cheltenham": 13_853, "Cotswold": 5_563, "Forest of Dean": 6_069,
    "Stroud": 8_660, "Tewkesbury": 6_477,
}  # fmt: skip
EVERY_RUN = 2
WALKED = "Gloucester"
"""Whose people do all of it at browsers."""
ENOUGH = 40
"""Rows of the file that is wrong in one."""
YEAR = [f"2023-{month:02}" for month in range(4, 13)] + [f"2024-{month:02}" for month in (1, 2, 3)]
ROLES = ("officer", "analyst", "chair", "board", "protection")

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(1800),
    pytest.mark.browser,
]


def test_one_file_sent_once_becomes_two_signed_off_audits(
    real_data: Path,
    tmp_path,
    settings,
    pages,  # noqa: F811
):
    settings.HOME = tmp_path / "home"
    read(pages, from_one_file(real_data, tmp_path, list(TOTALS)[:EVERY_RUN]))


@pytest.mark.trial
def test_gloucesters_people_walk_it_and_one_file_sent_once_becomes_six_audits(
    real_data: Path,
    tmp_path,
    settings,
    pages,  # noqa: F811
):
    settings.HOME = tmp_path / "home"
    police = Agency.objects.create(name="The county's police", kind="police")
    walked = founded(WALKED, police, real_data)
    everybody = thread.Everybody(pages, Walked(walked, real_data))
    thread.agree_a_protocol(everybody)
    thread.ask_for_data(everybody)
    thread.return_a_bad_file(everybody, tmp_path)
    others = [settled(name, police, real_data) for name in TOTALS if name != WALKED]
    thread.accept_good_ones(everybody, tmp_path)
    thread.run_the_audit(everybody)
    thread.correct_it(everybody)
    thread.sign_it_off(everybody)
    thread.read_it(everybody)
    for town in others:
        accept(town, town["partnership"].deliveries.get())
        published(town)
    for town in (walked, *others):
        check_totals(town)
    read(pages, [walked, *others])


@dataclass(frozen=True)
class Walked:
    """A real partnership whose people do all of it at browsers."""

    town: dict
    real_data: Path
    period: str = "2023/24"

    @property
    def partnership(self) -> Partnership:
        return self.town["partnership"]

    @property
    def people(self) -> dict[str, Member]:
        """By role, or by the kind of the agency that they speak for."""
        parts = {role: self.town[role] for role in (*ROLES, *KINDS)}
        return {part: Member(each, signed_in(each.person)) for part, each in parts.items()}

    def bad_file(self, folder: Path) -> Bad:
        """The start of a month, with one row of a month that is in no calendar."""
        (path,) = (self.real_data / "police" / YEAR[0]).glob("*street*.csv")
        lines = path.read_text(encoding="utf-8").splitlines()[:ENOUGH]
        lines[2] = lines[2].replace(YEAR[0], "2023-13", 1)
        bad = folder / path.name
        bad.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return Bad(Sent("police", DATASET, bad), "Month", 3)

    def good_files(self, folder: Path) -> list[Sent]:
        """A year of the county's police: what is sent here reaches all six."""
        return [Sent("police", DATASET, year_of_files(self.real_data, folder))]


def read(pages, towns: list[dict]) -> None:  # noqa: F811
    """A resident reads each on a phone; an analyst sees all of them on one map."""
    for town in towns:
        page = pages.open(f"/published/{town['partnership'].slug}/audits/", width=PHONE)
        page.get_by_role("link", name="Audit of crime, disorder and harm").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(town["partnership"].name)
        pages.check(page)
    first, *others = towns
    audit = Audit.objects.get(partnership=first["partnership"])
    address = f"{audit.get_absolute_url()}look/analyst/map/?neighbours=yes"
    page = pages.open(address, as_=signed_in(first["analyst"].person), scripts=False)
    for town in others:
        expect(page.locator("main")).to_contain_text(f"{town['partnership'].name} (as published)")


def from_one_file(real_data: Path, folder: Path, names: list[str]) -> list[dict]:
    police = Agency.objects.create(name="The county's police", kind="police")
    towns = [settled(name, police, real_data) for name in names]
    file = year_of_files(real_data, folder)
    sender = towns[0]["sender"]
    sent = exchange.send(
        flow=towns[0]["flow"], file_name=file.name, pieces=[file.read_bytes()], by=sender,
        at=clock.now(),
    )  # fmt: skip
    assert [delivery.partnership.name for delivery in sent] == names
    for town, delivery in zip(towns, sent, strict=True):
        accept(town, delivery)
        published(town)
        check_totals(town)
    return towns


def check_totals(town: dict) -> None:
    """To the last event for analysts, and rounded for everybody."""
    audit = Audit.objects.get(partnership=town["partnership"])
    exact, told = (level(audit, audience) for audience in ("analyst", "public"))
    assert exact == TOTALS[town["partnership"].name]
    assert abs(told - exact) <= 2


def founded(name: str, police: Agency, real_data: Path) -> dict:
    """A partnership of three agencies, with somebody for each part, and the county's places."""
    partnership = Partnership.objects.create(
        name=name, slug=name.lower().replace(" ", "-"), nation="England",
        kind="two_tier", formed_on=FORMED,
    )  # fmt: skip
    council = Agency.objects.create(name=f"{name} Council", kind="council")
    fire = Agency.objects.create(name=f"{name} Fire and Rescue", kind="fire")
    for agency in (council, police, fire):
        Partner.objects.create(
            partnership=partnership, agency=agency, mode="core", started_on=FORMED
        )
    people = {role: joined(partnership, role, council) for role in ROLES}
    for agency in (council, police, fire):
        people[agency.kind] = joined(partnership, "representative", agency)
    places = places_folder(partnership)
    places.parent.mkdir(parents=True)
    places.symlink_to(real_data)
    return {"partnership": partnership, **people}


def settled(name: str, police: Agency, real_data: Path) -> dict:
    """One whose police may share, and have a line of its data plan."""
    town = founded(name, police, real_data)
    partnership = town["partnership"]
    version = draft(partnership, clock.today(), "police")
    give(version, "police", DATASET, *ALL_FIELDS)
    go_live(version, town["officer"], clock.now())
    flow = Flow.objects.create(
        partnership=partnership, agency=police, dataset=DATASET, frequency="monthly",
        started_on=FORMED,
    )  # fmt: skip
    return {**town, "flow": flow, "sender": town["police"]}


def joined(partnership: Partnership, role: str, agency: Agency) -> Membership:
    person = a_person(f"{role} of {agency.kind}", partnership.slug)
    return Membership.objects.create(
        partnership=partnership, person=person, role=role, agency=agency, started_on=FORMED
    )


def year_of_files(real_data: Path, folder: Path) -> Path:
    """Twelve months of one force, zipped as it would send them."""
    file = folder / "2023-24.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for month in YEAR:
            for path in sorted((real_data / "police" / month).glob("*street*.csv")):
                zipped.write(path, path.name)
    return file


def accept(town: dict, delivery: Delivery) -> None:
    if delivery.state == Delivery.State.ARRIVED:  # else the worker has looked at it
        exchange.check_delivery(pk=delivery.pk, at=clock.now())
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.CHECKED, delivery.faults[:3]
    exchange.accept(delivery=delivery, by=town["officer"], at=clock.now())
    exchange.settle_delivery(pk=delivery.pk, at=clock.now())
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.ACCEPTED, delivery.words


def published(town: dict) -> None:
    """Planned, run, checked by a second person, signed by two, published."""
    now = clock.now()
    audit = planning.plan(
        partnership=town["partnership"], title="Audit 2023/24", period="2023/24",
        terms="What happened, where, and to whom", due_on=clock.today() + timedelta(60),
        by=town["analyst"], at=now,
    )  # fmt: skip
    audit = planning.agree_scope(audit=audit, by=town["officer"], at=now, why="Agreed by all")
    run = running.ask_for_run(audit=audit, by=town["analyst"], at=now, now=now)
    conduct.func(run.pk)
    run.refresh_from_db()
    assert run.state == run.State.DONE, run.said
    signing.check(audit=audit, words="Totals against the file", by=town["protection"], at=now)
    for role in ("chair", "board"):
        signing.sign_off(audit=audit, by=town[role], at=now)
    signing.publish(audit=audit, by=town["officer"], at=now)


def level(audit: Audit, audience: str) -> float:
    finding = Finding.objects.get(run=audit.edition, audience=audience, key=f"{DATASET}.level")
    return finding.value
