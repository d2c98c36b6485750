"""Shown by 7: killed at any point of an add, the store loses nothing and doubles nothing."""

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from datetime import date

import pyarrow.parquet as pq
import pytest

from tests.evidence import keeping
from wardmote.evidence.records import SCHEMA
from wardmote.evidence.store import Store

DAY = date(2022, 4, 5)
ASB = "anti_social_behaviour"  # no identifier, and rows that are alike: doubling must show
BEFORE = "record_id|month|category\n" + "".join(
    f"{record}|2022-{month}|{ASB}\n" for month in ("01", "02") for record in ("a", "b", "", "")
)
NEWER = "record_id|month|category\n" + "".join(
    f"{record}|2022-{month}|{ASB}\n" for month in ("02", "03") for record in ("b", "c", "", "")
)


def held(store):
    """What the store holds: its live rows, whatever their order, and what became of each month.

    Read as plain Parquet, file by file as the ledger has it: quick enough for a hundred deaths.
    """
    rows = Counter()
    for entry in store.ledger().entries:
        live = (part for part in entry.parts if part.state == "live")
        for file in (file for part in live for file in part.files):
            table = pq.read_table(store.folder / file.path)
            rows.update(tuple(row.values()) for row in table.to_pylist())
    return rows, store.vintages("police_street").drop(columns="day").values.tolist()


def stray_files(store):
    named = {store.folder / file.path for file in store.ledger().files()}
    found = {path for path in store.folder.rglob("*") if path.is_file()}
    return {
        path.name
        for path in found - named
        if path.name not in ("ledger.json", "lock") and "spill" not in path.parts
    }


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    older = keeping.incoming(folder, BEFORE, name="older.csv")
    newer = keeping.incoming(folder, NEWER, name="newer.csv")
    with Store.open(folder / "store") as store:
        store.add(older, day=DAY)
        before = held(store)
    shutil.copytree(folder / "store", folder / "after")
    with Store.open(folder / "after") as store:
        store.add(newer, day=DAY)
        after = held(store)
    assert sum(after[0].values()) == 12
    return folder, newer, before, after


@pytest.fixture(scope="module")
def die():
    """Order an add that dies somewhere; the answer says how far it came."""
    command = [sys.executable, "-m", "tests.evidence.store.dying"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nest:

        def order(folder, incoming, **where):
            told = {**asdict(incoming), "parquet": str(incoming.parquet)}
            told["months"] = [f"{month}" for month in incoming.months]
            line = json.dumps({"folder": str(folder), "incoming": told, **where})
            print(line, file=nest.stdin, flush=True)
            return json.loads(nest.stdout.readline())

        yield order
        nest.stdin.close()


def check_after_death(die, scene, **where):
    base, newer, before, after = scene
    folder = base / "tried"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base / "store", folder)
    answer = die(folder, newer, **where)
    with Store.open(folder) as store:
        found = held(store)
        assert found in (before, after), where
        assert stray_files(store) == set(), where
        store.add(newer, day=DAY)
        assert held(store) == after, where
    return answer["killed"], found == after


@pytest.fixture(scope="module")
def whole(die, scene):
    """How many lines and steps an add takes when nothing kills it."""
    base, newer, _, _ = scene
    shutil.copytree(base / "store", base / "whole")
    return die(base / "whole", newer)


def test_an_add_killed_at_fifty_random_lines_leaves_before_or_after(die, scene, whole):
    lines = random.Random(7).sample(range(1, whole["line"] + 1), 50)
    ends = [check_after_death(die, scene, line=line) for line in sorted(lines)]
    assert all(killed for killed, _ in ends)
    # Some died before the ledger was replaced and some after, or this would show nothing.
    assert {done for _, done in ends} == {False, True}


def test_an_add_killed_before_or_after_each_change_to_the_disk_leaves_before_or_after(
    die, scene, whole
):
    assert whole["step"] >= 20
    ends = [check_after_death(die, scene, step=step) for step in range(1, whole["step"] + 1)]
    assert all(killed for killed, _ in ends)
    dones = [done for _, done in ends]
    assert dones == sorted(dones), "once the ledger names the file it stays"


def test_an_add_killed_while_duckdb_writes_leaves_before_or_after(die, scene, tmp_path):
    base, _, before, _ = scene
    rows = 200_000
    table = keeping.records(BEFORE).slice(0, 1).take([0] * rows).cast(SCHEMA)
    large = keeping.incoming(tmp_path, table, name="large.csv")
    shutil.copytree(base / "store", tmp_path / "whole")
    took = die(tmp_path / "whole", large)["took"]
    killed = 0
    for at in range(1, 5):
        folder = tmp_path / f"store{at}"
        shutil.copytree(base / "store", folder)
        killed += die(folder, large, seconds=took * at / 6)["killed"]
        with Store.open(folder) as store:
            if len(store.deliveries()) == 1:
                assert held(store) == before
            store.add(large, day=DAY)
            assert store.records("police_street").count().to_pyarrow().as_py() == rows + 4
    assert killed


def test_a_first_ever_add_killed_anywhere_can_be_done_again(die, scene, whole, tmp_path):
    _, newer, _, _ = scene
    for line in random.Random(8).sample(range(1, whole["line"]), 12):
        folder = tmp_path / f"new{line}"
        die(folder, newer, line=line)
        with Store.open(folder) as store:
            store.add(newer, day=DAY)
            assert store.records("police_street").count().to_pyarrow().as_py() == 8
            assert stray_files(store) == set()
