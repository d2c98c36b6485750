"""Shown by 3: every bad file is refused with words that help; nothing else comes to harm."""

import hashlib
import time
from pathlib import Path

import pytest

from tests.partnership.exchange.bad_files import Upload, corpus
from tests.partnership.exchange.conftest import street
from wardmote.evidence import Reader
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import Delivery, Flow
from wardmote.partnership.exchange.rules import store_folder

pytestmark = pytest.mark.django_db
MOST_SECONDS, MOST_MB = 10, 300
FILES = corpus()
EVERY = 12
"""CI takes one file in so many."""


@pytest.fixture
def world(settings, tmp_path, accepted, riverton, police, sender):
    """A store that holds something, and a line of the plan for each dataset."""
    settings.HOME = tmp_path
    accepted(street("2026-03", 5), name="before.csv")
    for dataset in {each.dataset for each in FILES} - {"police_street"}:
        Flow.objects.create(
            partnership=riverton, agency=police, dataset=dataset, frequency="monthly",
            started_on="2026-04-01",
        )  # fmt: skip
    return riverton


def checksum(folder: Path) -> dict[str, str]:
    """Every file of the store by its fingerprint."""
    kept = [path for path in folder.rglob("*") if path.is_file() and "spill" not in path.parts]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


def peak_mb(pid: object) -> float:
    """The most memory that a process has had at once."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def check_refused(upload: Upload, world, sender, at, reader: Reader) -> str:
    """What is amiss with how it was refused; "" where nothing is."""
    flow = Flow.objects.get(partnership=world, dataset=upload.dataset)
    try:
        (delivery,) = changes.send(
            flow=flow, file_name=upload.name, pieces=[upload.content], by=sender.membership, at=at
        )
    except Refused as refused:
        named = upload.name.strip(".") in str(refused)
        return "" if named else f"the refusal does not name the file: {refused}"
    changes.check_delivery(pk=delivery.pk, at=at, reader=reader)
    delivery.refresh_from_db()
    if delivery.state != Delivery.State.REFUSED:
        return f"it is {delivery.state}, with {[f['rule'] for f in delivery.faults]}"
    fatal = [fault for fault in delivery.faults if fault["fatal"]]
    if not fatal or not all(each["rule"] and each["message"].endswith(".") for each in fatal):
        return f"no rule and words: {delivery.faults[:2]}"
    if any(each["rule"] == "reader_broke" for each in fatal):
        return f"the reader broke: {fatal[0]['message']}"
    return ""


def refuse_all(files: list[Upload], world, sender, at) -> list[str]:
    """Send each; what was amiss with any."""
    before, amiss = checksum(store_folder(world)), []
    with Reader() as reader:
        for upload in files:
            began = time.monotonic()
            wrong = check_refused(upload, world, sender, at, reader)
            took = time.monotonic() - began
            if wrong:
                amiss.append(f"{upload.what}: {wrong}")
            if took > MOST_SECONDS:
                amiss.append(f"{upload.what}: {took:.1f} s")
            child = reader._process
            if child and child.poll() is None and (peak := peak_mb(child.pid)) > MOST_MB:
                amiss.append(f"{upload.what}: {peak:.0f} MB in the process that reads")
                reader._end()
    if checksum(store_folder(world)) != before:
        amiss.append("the store changed")
    return amiss


def test_there_are_at_least_two_hundred_bad_files_of_all_kinds():
    assert len(FILES) >= 200
    assert {each.name.rpartition(".")[2] for each in FILES} >= {"csv", "xlsx", "ods", "json",
                                                                "geojson", "zip"}  # fmt: skip


def test_some_bad_files_are_refused_with_words_and_harm_nothing(world, sender, at):
    assert refuse_all(FILES[::EVERY], world, sender, at) == []


def test_the_worker_takes_a_good_file_after_bad_ones(world, sender, at, checked):
    refuse_all(FILES[5::60], world, sender, at)
    assert checked(street("2026-04", 2)).state == Delivery.State.CHECKED


@pytest.mark.trial
def test_every_bad_file_is_refused_with_words_and_harms_nothing(world, sender, at):
    amiss = refuse_all(FILES, world, sender, at)
    print("\n".join(amiss))
    print(f"{len(FILES)} files, {len(amiss)} amiss, {peak_mb('self'):.0f} MB here at most")
    assert amiss == []
