"""From three agencies that share nothing to an audit that a resident reads."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.partnership.browser import PHONE
from tests.partnership.journeys.person import Person
from tests.partnership.journeys.sandford import Sandford, files, sandford  # noqa: F401
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.exchange.models import DataRequest, Flow
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.sharing.models import Version

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(1200),
]
SAID = "Three streets are counted under another ward"


def test_from_a_protocol_to_what_a_resident_reads(pages, sandford: Sandford, tmp_path) -> None:  # noqa: F811
    everybody = Everybody(pages, sandford)
    agree_a_protocol(everybody)
    ask_for_data(everybody)
    return_a_bad_file(everybody, tmp_path)
    accept_good_ones(everybody, tmp_path)
    run_the_audit(everybody)
    correct_it(everybody)
    sign_it_off(everybody)
    read_it(everybody)


class Everybody:
    """The people of Sandford, each at a browser of their own."""

    def __init__(self, pages, place: Sandford) -> None:
        self.pages, self.place, self.seated = pages, place, {}

    def __getitem__(self, part: str) -> Person:
        if part not in self.seated:
            page = self.pages.open("/sandford/", as_=self.place.people[part])
            self.seated[part] = Person(self.pages, page)
        return self.seated[part]

    def at(self, part: str, address: str) -> Person:
        person = self[part]
        person.go(address)
        return person


def work() -> None:
    """The worker, until no job is left."""
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def agree_a_protocol(everybody: Everybody) -> None:
    """Drafted, consulted on, signed by all three, brought into force by two."""
    officer = everybody.at("officer", "/sandford/sharing/")
    officer.follow("Begin a protocol")
    officer.choose("Information sharing protocol, all themes")
    officer.fill(Title="How we share in Sandford")
    officer.send()
    officer.follow("Write its words")
    officer.say("Data protection impact assessment", "DPIA 2026/1")
    officer.say("Equality impact assessment", "EqIA 2026/1")
    officer.send()
    officer.follow("Consult the parties")
    officer.send()
    address = Version.objects.get().get_absolute_url()
    for kind in ("council", "police", "fire"):
        somebody = everybody.at(kind, address)
        somebody.follow("Answer for")
        somebody.page.get_by_role("radio").first.check()
        somebody.say("What does your agency gain by it", "One picture in place of three")
        somebody.send()
    officer.go(address)
    officer.follow("Send it for signature")
    officer.send()
    for kind in ("council", "police", "fire"):
        somebody = everybody.at(kind, address)
        somebody.follow("Sign for")
        somebody.say("Signed as", "Chief officer")
        somebody.send()
    officer.go(address)
    officer.follow("Ask to bring it into force")
    officer.send()
    protection = everybody.at("protection", address)
    protection.follow("Bring it into force")
    protection.send()
    protection.reads("Live")
    protection.look()


def ask_for_data(everybody: Everybody) -> None:
    """The plan follows from the protocol, and the requests from the plan."""
    officer = everybody.at("officer", "/sandford/data/")
    officer.press("Add them to the plan")
    officer.press("Ask for what is to be had")
    officer.look()
    assert DataRequest.objects.filter(flow__dataset="council_asb").exists()


def return_a_bad_file(everybody: Everybody, folder) -> None:
    """Dates of no calendar are told by row and column; the officer sends the file back."""
    good = everybody.place.files / "council" / "council_asb_sandford_2025-26.csv"
    lines = good.read_text(encoding="utf-8").splitlines()
    cells = lines[2].split(",")
    cells[3] = "31/02/2026"
    bad = folder / "council_asb_sandford.csv"
    bad.write_text("\n".join([*lines[:2], ",".join(cells), *lines[3:], ""]), encoding="utf-8")
    send(everybody, "council", "council_asb", bad)
    officer = everybody.at("officer", "/sandford/data/files/")
    officer.follow("council_asb_sandford.csv")
    told = officer.page.get_by_role("row").filter(has_text="Date").first
    expect(told).to_contain_text("3")
    officer.follow("Return with words")
    officer.say("What is to be mended?", "Row 3 has a day that is in no calendar.")
    officer.send()
    officer.reads("Returned")


def send(everybody: Everybody, kind: str, dataset: str, file) -> None:
    """An agency's person sends a file for a line of the plan, and the worker checks it."""
    flow = Flow.objects.get(dataset=dataset)
    somebody = everybody.at(kind, "/sandford/data/files/send/")
    if Flow.objects.filter(agency=flow.agency).count() > 1:
        somebody.choose(title_of(dataset))
    somebody.page.set_input_files("input[type=file]", file)
    somebody.send()
    somebody.look()
    work()
    somebody.page.reload()


def accept_good_ones(everybody: Everybody, folder) -> None:
    """The mended file and a year of the police's, taken in under the protocol."""
    good = everybody.place.files / "council" / "council_asb_sandford_2025-26.csv"
    police = everybody.place.street_crime(folder / "street-2025-26.zip")
    for kind, dataset, file in (
        ("council", "council_asb", good), ("police", "police_street", police),
    ):  # fmt: skip
        send(everybody, kind, dataset, file)
        officer = everybody.at("officer", "/sandford/data/files/")
        officer.follow(file.name)
        officer.follow("Accept")
        officer.send()
        work()
        officer.page.reload()
        officer.reads("Accepted under")
        officer.look()


def run_the_audit(everybody: Everybody) -> None:
    """Planned by the analyst, agreed to by the agencies, run by the worker."""
    analyst = everybody.at("analyst", "/sandford/audits/")
    analyst.follow("Plan an audit")
    analyst.fill(Title="Audit 2025/26", Period="2025/26")
    analyst.say("Terms of reference", "What happens in Sandford, where, and to whom.")
    analyst.fill(Day="30", Month="9", Year="2026")
    analyst.send()
    audit = Audit.objects.get()
    for kind in ("council", "police", "fire"):
        partner = audit.partnership.partners.get(agency__kind=kind)
        somebody = everybody.at(kind, f"/sandford/audits/{audit.pk}/scope/{partner.pk}/")
        somebody.choose("Yes, it agrees")
        somebody.send()
    analyst.go(audit.get_absolute_url())
    analyst.follow("Say that the scope is agreed")
    analyst.send()
    run_it(analyst, audit)


def run_it(analyst: Person, audit: Audit) -> None:
    analyst.go(audit.get_absolute_url())
    analyst.press("Run")
    analyst.look()
    work()
    analyst.page.reload()
    audit.refresh_from_db()
    assert audit.state == Audit.State.INTERIM, audit.runs.last().said
    analyst.reads("Look at it: findings, map, charts, tables, quality, method")


def correct_it(everybody: Everybody) -> None:
    """The fire service says what is wrong; the analyst grants it and runs the audit again."""
    audit = Audit.objects.get()
    fire = everybody.at("fire", f"/sandford/audits/{audit.pk}/interim/")
    fire.follow("File a correction of it")
    fire.say("What is wrong?", SAID)
    fire.say("What is right, and how do you know?", "They lie in the next ward by our own maps")
    fire.send()
    analyst = everybody.at("analyst", f"/sandford/audits/{audit.pk}/interim/")
    analyst.reads(SAID)
    analyst.follow("Answer")
    analyst.choose("Yes: the audit is run again")
    analyst.say("What you found", "The lookup is mended")
    analyst.send()
    run_it(analyst, audit)


def sign_it_off(everybody: Everybody) -> None:
    """Checked by somebody else, signed by two, published."""
    address = Audit.objects.get().get_absolute_url()
    checker = everybody.at("protection", address)
    checker.follow("Check the audit")
    checker.say("What did you look at?", "Totals against each agency's own")
    checker.send()
    for part in ("chair", "board"):
        signer = everybody.at(part, address)
        signer.follow("Sign the audit off")
        signer.send()
    officer = everybody.at("officer", address)
    officer.follow("Publish the audit")
    officer.send()
    officer.reads("Published")


def read_it(everybody: Everybody) -> None:
    """A resident, on a phone, without signing in; the analyst, the map."""
    page = everybody.pages.open("/published/sandford/audits/", width=PHONE)
    resident = Person(everybody.pages, page)
    resident.follow("Audit of crime, disorder and harm, 2025/26")
    resident.reads("Sandford")
    resident.look()
    analyst = everybody.at("analyst", f"{Audit.objects.get().get_absolute_url()}look/analyst/map/")
    analyst.reads("Restricted")
    analyst.look()
