"""Shown by 4: whoever accepts a delivery may die at any point; nothing is lost or doubled.

Death is an exception that nothing catches, raised at a line of the change or of the store, or at a
step that touches the disk or the database. The engine's own test (tests/evidence/store) kills real
processes; here the database and the store are held against each other.
"""

import os
import random
import shutil
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.db import connection, transaction

import wardmote.evidence.store as store_package
from tests.partnership.exchange.conftest import ALL_FIELDS, DATASET, street
from tests.partnership.sharing.conftest import draft, give, go_live
from wardmote.evidence import Reader, Store
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import DataRequest, Delivery
from wardmote.partnership.exchange.rules import files_folder, store_folder
from wardmote.partnership.trail.models import Entry

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the dead close nothing
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
State = Delivery.State
POINTS, FEW = 500, 10
TRACED = (str(Path(changes.__file__).parent), str(Path(store_package.__file__).parent))
DISK = [(os, "fsync"), (os, "replace"), (os, "unlink"), (Path, "unlink"), (Path, "mkdir")]


class Death(BaseException):
    """Nobody catches it, as nobody catches a kill."""


class Countdown:
    """Counts lines, steps on the disk and questions to the database; dies at one of them."""

    def __init__(self, dies_at: int = 0) -> None:
        self.done, self.dies_at = 0, dies_at

    def step(self) -> None:
        self.done += 1
        if self.done == self.dies_at:
            raise Death

    def _trace(self, frame, event, _argument):
        if not frame.f_code.co_filename.startswith(TRACED):
            return None
        if event == "line":
            self.step()
        return self._trace

    def _ask(self, execute, *told):
        self.step()
        answer = execute(*told)
        self.step()
        return answer

    def run(self, work) -> bool:
        """Whether it died."""
        with pytest.MonkeyPatch.context() as patch, connection.execute_wrapper(self._ask):
            for module, name in DISK:
                patch.setattr(module, name, self._counted(getattr(module, name)))
            sys.settrace(self._trace)
            try:
                work()
            except Death:
                return True
            finally:
                sys.settrace(None)
        return False

    def _counted(self, call):
        def counted(*given, **named):
            self.step()
            answer = call(*given, **named)
            self.step()
            return answer

        return counted


@pytest.fixture
def reader():
    with Reader() as one:
        yield one


@pytest.fixture
def scene(settings, tmp_path, checked, officer, at, today, riverton, reader):
    """April is in the store; a file that corrects it, and brings May, waits to be accepted."""
    settings.HOME = tmp_path / "home"
    version = draft(riverton, today, "police")
    give(version, "police", DATASET, *(set(ALL_FIELDS) - {"place"}))
    go_live(version, officer.membership, at)
    first = checked(street(rows=3))
    changes.accept(delivery=first, by=officer.membership, at=at)
    changes.settle_delivery(pk=first.pk, at=at, reader=reader)
    changes.ask(partnership=riverton, at=at)
    may = street("2026-05", 4, first=50).partition(b"\n")[2]
    second = checked(street(rows=2) + may, name="april-and-may.csv")
    shutil.copytree(settings.HOME, tmp_path / "before")
    return second


def held(partnership) -> tuple[Counter, list]:
    """The store's live rows and its deliveries."""
    rows: Counter = Counter()
    with Store.open(store_folder(partnership)) as store:
        for entry in store.ledger().entries:
            for part in entry.parts:
                for file in part.files if part.state == "live" else ():
                    table = pq.read_table(store.folder / file.path, columns=["record_id", "month"])
                    rows.update(tuple(row.values()) for row in table.to_pylist())
        return rows, [each.id for each in store.deliveries()]


def told(delivery: Delivery) -> dict:
    """What the database says of it, and of what it answers."""
    delivery = Delivery.objects.get(pk=delivery.pk)
    thing = f"exchange.delivery.{delivery.pk}"
    steps = [e.did.rpartition(".")[2] for e in Entry.objects.filter(thing=thing).order_by("index")]
    return {
        "state": delivery.state, "mark": delivery.store_mark, "rows": delivery.rows_kept,
        "changes": [(each["same"], each["removed"]) for each in delivery.changes],
        "met": DataRequest.objects.filter(state="met").count(), "steps": steps,
    }  # fmt: skip


def accept_and_settle(scene, officer, at, reader) -> None:
    """What a person and the worker do, begun again from wherever it stands."""
    delivery = Delivery.objects.get(pk=scene.pk)
    if delivery.state == State.CHECKED:
        changes.accept(delivery=delivery, by=officer.membership, at=at)
    for left in changes.unfinished():
        changes.settle_delivery(pk=left.pk, at=at, reader=reader)


@pytest.fixture
def tried(scene, officer, at, reader, settings, tmp_path, riverton):
    """`tried(point)`: dies there and is taken up again; what there is then, and whether it died."""
    later = at + timedelta(hours=2)

    def work() -> None:
        accept_and_settle(scene, officer, later, reader)

    def attempt(point: int) -> tuple[object, Countdown, bool]:
        shutil.rmtree(settings.HOME)
        shutil.copytree(tmp_path / "before", settings.HOME)
        with transaction.atomic():
            countdown = Countdown(point)
            died = countdown.run(work)
            if died:
                check_between(scene, riverton)
                work()
            found = told(scene), held(riverton)
            changes.tidy(riverton)
            assert list(files_folder(riverton).iterdir()) == []
            transaction.set_rollback(True)
        return found, countdown, died

    return attempt


def check_between(scene: Delivery, riverton) -> None:
    """Whatever the database calls accepted is in the store, and what is there was decided."""
    state = Delivery.objects.get(pk=scene.pk).state
    _rows, ids = held(riverton)
    assert state in (State.CHECKED, State.ACCEPTING, State.ACCEPTED)
    assert len(ids) == 2 or state != State.ACCEPTED
    assert len(ids) == 1 or state != State.CHECKED


def check_points(tried, points: int) -> None:
    """Die at points drawn from a whole run; a run that knows more by heart may end before one."""
    tried(0)  # what is loaded once is loaded
    whole, countdown, _ = tried(0)
    assert whole[0]["state"] == State.ACCEPTED
    assert sum(whole[1][0].values()) == 6
    chosen = iter(random.Random(4).sample(range(1, countdown.done + 1), countdown.done))
    deaths = 0
    while deaths < points:
        point = next(chosen)
        found, _, died = tried(point)
        deaths += died
        assert found == whole, point
    print(f"{deaths} deaths among {countdown.done} points: nothing lost, nothing doubled")


def test_accepting_that_dies_at_some_points_loses_and_doubles_nothing(tried):
    check_points(tried, FEW)


@pytest.mark.trial
def test_accepting_that_dies_at_five_hundred_points_loses_and_doubles_nothing(tried):
    check_points(tried, POINTS)
