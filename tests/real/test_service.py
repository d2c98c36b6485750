"""The golden thread's first half on a real county: one file sent once, six audits signed off.

Every run takes two of the six partnerships; the trial takes all. Fixed totals only.
"""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.partnership.browser import PHONE, pages  # noqa: F401  a fixture
from tests.partnership.conftest import (
    FORMED,
    _tests_may_empty_the_trail,  # noqa: F401  a fixture
    a_person,
)
from tests.partnership.exchange.conftest import ALL_FIELDS, DATASET
from tests.partnership.journeys.person import signed_in
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
def test_one_file_sent_once_becomes_six_signed_off_audits(
    real_data: Path,
    tmp_path,
    settings,
    pages,  # noqa: F811
):
    settings.HOME = tmp_path / "home"
    read(pages, from_one_file(real_data, tmp_path, list(TOTALS)))


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
        audit = Audit.objects.get(partnership=town["partnership"])
        exact, told = (level(audit, audience) for audience in ("analyst", "public"))
        assert exact == TOTALS[town["partnership"].name]
        assert abs(told - exact) <= 2
    return towns


def settled(name: str, police: Agency, real_data: Path) -> dict:
    """A partnership whose police may share, and have a line of its data plan."""
    partnership = Partnership.objects.create(
        name=name, slug=name.lower().replace(" ", "-"), nation="England",
        kind="two_tier", formed_on=FORMED,
    )  # fmt: skip
    council = Agency.objects.create(name=f"{name} Council", kind="council")
    for agency in (council, police):
        Partner.objects.create(
            partnership=partnership, agency=agency, mode="core", started_on=FORMED
        )
    people = {role: joined(partnership, role, council) for role in ROLES}
    version = draft(partnership, clock.today(), "police")
    give(version, "police", DATASET, *ALL_FIELDS)
    go_live(version, people["officer"], clock.now())
    flow = Flow.objects.create(
        partnership=partnership, agency=police, dataset=DATASET, frequency="monthly",
        started_on=FORMED,
    )  # fmt: skip
    places = places_folder(partnership)
    places.parent.mkdir(parents=True)
    places.symlink_to(real_data)
    sender = joined(partnership, "representative", police)
    return {"partnership": partnership, "flow": flow, "sender": sender, **people}


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
