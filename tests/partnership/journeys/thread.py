"""The golden thread's steps, by people at browsers: from a protocol to what a resident reads.

Each takes everybody of one place, made up or real; nothing in them is of one place alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.core.management import call_command
from playwright.sync_api import expect

from tests.partnership.browser import PHONE
from tests.partnership.conftest import Member
from tests.partnership.journeys.person import Person
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.exchange.models import DataRequest, Flow
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.sharing.models import Version

KINDS = ("council", "police", "fire")
SAID = "Three streets are counted under another ward"


@dataclass(frozen=True)
class Sent:
    """A file, whose it is (by kind of agency), and of which dataset."""

    kind: str
    dataset: str
    file: Path


@dataclass(frozen=True)
class Bad:
    """A file that is wrong in one cell.

    Attributes:
        column: as its fault names it.
        row: likewise, the file's heading being row 1.
    """

    sent: Sent
    column: str
    row: int


class Place(Protocol):
    """What the steps ask of a place.

    Attributes:
        people: by role or, who speak for an agency, by its kind.
        period: what is audited: "2025/26".
    """

    partnership: Partnership
    people: dict[str, Member]
    period: str

    def bad_file(self, folder: Path) -> Bad: ...

    def good_files(self, folder: Path) -> Sequence[Sent]: ...


class Everybody:
    """The people of a place, each at a browser of their own."""

    def __init__(self, pages, place: Place) -> None:
        self.pages, self.place, self.seated = pages, place, {}
        self.home = f"/{place.partnership.slug}/"

    def __getitem__(self, part: str) -> Person:
        if part not in self.seated:
            page = self.pages.open(self.home, as_=self.place.people[part])
            self.seated[part] = Person(self.pages, page)
        return self.seated[part]

    def at(self, part: str, address: str) -> Person:
        """Somebody, on a page of the workspace or at an address with its own slash."""
        person = self[part]
        person.go(address if address.startswith("/") else self.home + address)
        return person

    @property
    def audit(self) -> Audit:
        return self.place.partnership.audits.get()


def work() -> None:
    """The worker, until no job is left."""
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def agree_a_protocol(everybody: Everybody) -> None:
    """Drafted, consulted on, signed by all three, brought into force by two."""
    officer = everybody.at("officer", "sharing/")
    officer.follow("Begin a protocol")
    officer.choose("Information sharing protocol, all themes")
    officer.fill(Title=f"How we share in {everybody.place.partnership.name}")
    officer.send()
    officer.follow("Write its words")
    officer.say("Data protection impact assessment", "DPIA 2026/1")
    officer.say("Equality impact assessment", "EqIA 2026/1")
    officer.send()
    officer.follow("Consult the parties")
    officer.send()
    version = Version.objects.get(protocol__partnership=everybody.place.partnership)
    address = version.get_absolute_url()
    for kind in KINDS:
        somebody = everybody.at(kind, address)
        somebody.follow("Answer for")
        somebody.page.get_by_role("radio").first.check()
        somebody.say("What does your agency gain by it", "One picture in place of three")
        somebody.send()
    officer.go(address)
    officer.follow("Send it for signature")
    officer.send()
    for kind in KINDS:
        somebody = everybody.at(kind, address)
        somebody.follow("Sign for")
        somebody.say("Signed as", "Chief officer")
        somebody.send()
    bring_into_force(everybody, address)


def bring_into_force(everybody: Everybody, address: str) -> None:
    officer = everybody.at("officer", address)
    officer.follow("Ask to bring it into force")
    officer.send()
    protection = everybody.at("protection", address)
    protection.follow("Bring it into force")
    protection.send()
    protection.reads("Live")
    protection.look()


def ask_for_data(everybody: Everybody) -> None:
    """The plan follows from the protocol, and the requests from the plan."""
    officer = everybody.at("officer", "data/")
    officer.press("Add them to the plan")
    officer.press("Ask for what is to be had")
    officer.look()
    asked = DataRequest.objects.filter(flow__partnership=everybody.place.partnership)
    assert asked.filter(flow__dataset="council_asb").exists()


def return_a_bad_file(everybody: Everybody, folder: Path) -> None:
    """What is in no calendar is told by row and column; the officer sends the file back."""
    bad = everybody.place.bad_file(folder)
    send(everybody, bad.sent)
    officer = everybody.at("officer", "data/files/")
    officer.follow(bad.sent.file.name)
    told = officer.page.get_by_role("row").filter(has_text=bad.column).first
    expect(told).to_contain_text(str(bad.row))
    officer.follow("Return with words")
    officer.say("What is to be mended?", f"Row {bad.row} has a day that is in no calendar.")
    officer.send()
    officer.reads("Returned")


def send(everybody: Everybody, sent: Sent) -> None:
    """An agency's person sends a file for a line of the plan, and the worker checks it."""
    flow = Flow.objects.get(partnership=everybody.place.partnership, dataset=sent.dataset)
    somebody = everybody.at(sent.kind, "data/files/send/")
    if Flow.objects.filter(partnership=flow.partnership, agency=flow.agency).count() > 1:
        somebody.choose(title_of(sent.dataset))
    somebody.page.set_input_files("input[type=file]", sent.file)
    somebody.send()
    somebody.look()
    work()
    somebody.page.reload()


def accept_good_ones(everybody: Everybody, folder: Path) -> None:
    """What is right, taken in under the protocol."""
    for sent in everybody.place.good_files(folder):
        send(everybody, sent)
        officer = everybody.at("officer", "data/files/")
        officer.follow(sent.file.name)
        officer.follow("Accept")
        officer.send()
        work()
        officer.page.reload()
        officer.reads("Accepted under")
        officer.look()


def run_the_audit(everybody: Everybody) -> None:
    """Planned by the analyst, agreed to by the agencies, run by the worker."""
    analyst = everybody.at("analyst", "audits/")
    analyst.follow("Plan an audit")
    period = everybody.place.period
    analyst.fill(Title=f"Audit {period}", Period=period)
    analyst.say("Terms of reference", "What happens here, where, and to whom.")
    analyst.fill(Day="30", Month="9", Year="2026")
    analyst.send()
    audit = everybody.audit
    for kind in KINDS:
        partner = audit.partnership.partners.get(agency__kind=kind)
        somebody = everybody.at(kind, f"audits/{audit.pk}/scope/{partner.pk}/")
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
    audit = everybody.audit
    fire = everybody.at("fire", f"audits/{audit.pk}/interim/")
    fire.follow("File a correction of it")
    fire.say("What is wrong?", SAID)
    fire.say("What is right, and how do you know?", "They lie in the next ward by our own maps")
    fire.send()
    analyst = everybody.at("analyst", f"audits/{audit.pk}/interim/")
    analyst.reads(SAID)
    analyst.follow("Answer")
    analyst.choose("Yes: the audit is run again")
    analyst.say("What you found", "The lookup is mended")
    analyst.send()
    run_it(analyst, audit)


def sign_it_off(everybody: Everybody) -> None:
    """Checked by somebody else, signed by two, published."""
    address = everybody.audit.get_absolute_url()
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
    place = everybody.place
    page = everybody.pages.open(f"/published/{place.partnership.slug}/audits/", width=PHONE)
    resident = Person(everybody.pages, page)
    resident.follow(f"Audit of crime, disorder and harm, {place.period}")
    resident.reads(place.partnership.name)
    resident.look()
    analyst = everybody.at("analyst", f"{everybody.audit.get_absolute_url()}look/analyst/map/")
    analyst.reads("Restricted")
    analyst.look()
