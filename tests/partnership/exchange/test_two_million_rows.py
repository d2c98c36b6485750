"""Shown by 6: two million rows are sent, checked and accepted, with progress, under 1.5 GB.

The worker is a process of its own, as `wardmote work` is; what is measured is its memory and that
of the process that reads for it, together.
"""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.partnership.exchange.conftest import DATASET, HEADINGS
from wardmote.evidence import Store
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules import store_folder

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.trial]
ROWS, MOST_MB = 2_000_000, 1536
KINDS = ("Burglary", "Anti-social behaviour", "Violence and sexual offences", "Vehicle crime")


def pieces(rows: int) -> Iterator[bytes]:
    """A year of street-level crime, in pieces as an upload has them."""
    yield (HEADINGS + "\n").encode()
    for start in range(0, rows, 20_000):
        yield "".join(map(_line, range(start, min(start + 20_000, rows)))).encode()


def _line(number: int) -> str:
    month = f"2025-{number % 12 + 1:02d}"
    return (
        f"{number:064x},{month},Riverton Police,Riverton Police,-1.5{number % 9973:05d},"
        f"52.4{number % 9967:05d},On or near Street {number % 5000},E0100{number % 9000:04d},"
        f"Riverton {number % 300:03d}A,{KINDS[number % 4]},Under investigation,\n"
    )


def memory_mb() -> float:
    """This process and its children, as they stand."""
    mine = Path("/proc/self/task")
    children = " ".join(each.read_text() for each in mine.glob("*/children")).split()
    return sum(_resident(pid) for pid in ("self", *children))


def _resident(pid: str) -> float:
    try:
        told = Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()
    except OSError:
        return 0.0
    return int(told[0]) / 1024 if told else 0.0


class Watched:
    """The most memory at once, and the steps that the page would have told of."""

    def __init__(self, delivery: Delivery | None = None) -> None:
        self.most, self.ended = 0.0, threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while not self.ended.wait(0.05):
            self.most = max(self.most, memory_mb())

    def __enter__(self) -> "Watched":
        self.began = time.monotonic()
        self.thread.start()
        return self

    def __exit__(self, *_raised) -> None:
        self.ended.set()
        self.thread.join()
        self.seconds = time.monotonic() - self.began


def steps_of(pk: int, work) -> set[tuple[str, int]]:
    """The states and steps that somebody who looks meanwhile is told."""
    from django.db import connection

    seen, ended = set(), threading.Event()

    def look() -> None:
        while not ended.wait(0.2):
            seen.add(Delivery.objects.values_list("state", "step").get(pk=pk))
        connection.close()

    looking = threading.Thread(target=look)
    looking.start()
    try:
        work()
    finally:
        ended.set()
        looking.join()
    return seen


def test_two_million_rows_are_taken_in_with_progress_in_little_memory(
    settings, tmp_path, flow, sender, protocol, officer, at, riverton
):
    settings.HOME = tmp_path
    with Watched() as sending:
        (sent,) = changes.send(
            flow=flow, file_name="2025-street.csv", pieces=pieces(ROWS), by=sender.membership,
            at=at,
        )  # fmt: skip
    with Watched() as checking:
        seen = steps_of(sent.pk, lambda: changes.check_delivery(pk=sent.pk, at=at))
    sent.refresh_from_db()
    assert (sent.state, sent.rows_usable) == (Delivery.State.CHECKED, ROWS)
    assert ("checking", 1) in seen
    changes.accept(delivery=sent, by=officer.membership, at=at)
    with Watched() as storing:
        seen = steps_of(sent.pk, lambda: changes.settle_delivery(pk=sent.pk, at=at))
    sent.refresh_from_db()
    assert (sent.state, sent.rows_kept) == (Delivery.State.ACCEPTED, ROWS)
    assert ("accepting", 1) in seen
    with Store.open(store_folder(riverton)) as store:
        assert store.records(DATASET).count().execute() == ROWS
    for what, told in (("sent", sending), ("checked", checking), ("stored", storing)):
        print(f"{ROWS:,} rows ({sent.size / 2**20:.0f} MB) {what} in {told.seconds:.0f} s, "
              f"{told.most:.0f} MB at most")  # fmt: skip
    assert max(sending.most, checking.most, storing.most) < MOST_MB
