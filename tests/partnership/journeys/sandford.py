"""Sandford before it shares anything: three agencies, somebody for each part, made-up files."""

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.partnership.conftest import FORMED, Member, a_person
from tests.partnership.journeys.person import signed_in
from tests.partnership.journeys.thread import Bad, Sent
from wardmote.evidence import madeup
from wardmote.evidence.records import Period
from wardmote.partnership.agencies.models import Agency, Membership, Partner, Partnership
from wardmote.partnership.exchange.rules.keeping import places_folder

AGENCIES = {
    "council": "Sandford Borough Council", "police": "Sandfordshire Police",
    "fire": "Sandfordshire Fire and Rescue Service",
}  # fmt: skip
PARTS = {
    "officer": "council", "analyst": "council", "protection": "council", "chair": "police",
    "board": "fire",
}  # fmt: skip
"""Role → whose somebody of that role is."""
PLACES = ("boundaries", "lookups", "population", "deprivation", "harm")
YEAR = Period.parse("2025/26")


@dataclass(frozen=True)
class Sandford:
    """The partnership and its people, by role or, who speak for an agency, by its kind."""

    partnership: Partnership
    people: dict[str, Member]
    files: Path
    period: str = "2025/26"

    @property
    def _asb(self) -> Path:
        return self.files / "council" / "council_asb_sandford_2025-26.csv"

    def bad_file(self, folder: Path) -> Bad:
        """The council's, with a date of no calendar."""
        lines = self._asb.read_text(encoding="utf-8").splitlines()
        cells = lines[2].split(",")
        cells[3] = "31/02/2026"
        bad = folder / "council_asb_sandford.csv"
        bad.write_text("\n".join([*lines[:2], ",".join(cells), *lines[3:], ""]), encoding="utf-8")
        return Bad(Sent("council", "council_asb", bad), "Date", 3)

    def good_files(self, folder: Path) -> list[Sent]:
        """The mended file and a year of the police's."""
        police = self._street_crime(folder / "street-2025-26.zip")
        return [
            Sent("council", "council_asb", self._asb), Sent("police", "police_street", police)
        ]  # fmt: skip

    def _street_crime(self, to: Path) -> Path:
        """A year of the police's monthly files, zipped as they would send them."""
        months = [f"{month:%Y-%m}" for month in YEAR.months]
        with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as zipped:
            for month in months:
                for file in sorted((self.files / "police" / month).glob("*street*.csv")):
                    zipped.write(file, file.name)
        return to


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> Path:
    """A tenth of the made-up world's records, with its places."""
    folder = tmp_path_factory.mktemp("made-up")
    madeup.write(folder, seed=1, scale=0.1, until=YEAR)
    return folder


@pytest.fixture
def sandford(db, files, tmp_path, settings) -> Sandford:
    """A borough of a two-tier county."""
    settings.HOME = tmp_path / "home"
    partnership = Partnership.objects.create(
        name="Sandford", slug="sandford", nation="England", kind="two_tier", formed_on=FORMED
    )
    agencies = {kind: _taken_part(partnership, kind, name) for kind, name in AGENCIES.items()}
    people = {role: _joined(partnership, role, agencies[kind]) for role, kind in PARTS.items()}
    for kind, agency in agencies.items():
        people[kind] = _joined(partnership, "representative", agency)
    _give_places(partnership, files)
    return Sandford(partnership, people, files)


def _taken_part(partnership: Partnership, kind: str, name: str) -> Agency:
    agency = Agency.objects.create(name=name, kind=kind)
    Partner.objects.create(
        partnership=partnership, agency=agency, mode="core", is_founder=True, started_on=FORMED
    )
    return agency


def _joined(partnership: Partnership, role: str, agency: Agency) -> Member:
    person = a_person(f"{role} of {agency.kind}", "sandford")
    membership = Membership.objects.create(
        partnership=partnership, person=person, role=role, agency=agency, started_on=FORMED
    )
    return Member(membership, signed_in(person))


def _give_places(partnership: Partnership, files: Path) -> None:
    folder = places_folder(partnership)
    folder.mkdir(parents=True)
    for name in PLACES:
        shutil.copytree(files / name, folder / name)
