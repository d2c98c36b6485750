from collections import Counter
from datetime import date

import numpy as np
import pytest

from tests.evidence.disclosure.editions import edition
from tests.evidence.disclosure.worlds import (
    KEY,
    PROFILES,
    counts_of,
    ground,
    partnership,
    split_of,
)  # fmt: skip
from wardmote.evidence.disclosure import (
    Protected,
    differencing,
    log_release,
    protect,
    read_log,
    release,
    restricted,
    revise,
)  # fmt: skip
from wardmote.evidence.errors import NotReleasable

BY = ("Ann Analyst", "Bob Chair")
RELEASES = 12
CHANGES = ("none", "one more", "one fewer", "reclassified", "moved")


def first(cells: np.ndarray, key: bytes = KEY) -> Protected:
    return protect(counts_of(cells), ground(len(cells)), profiles=PROFILES, key=key)


def next_(previous: Protected, cells: np.ndarray, key: bytes = KEY) -> Protected:
    return revise(previous, counts_of(cells), ground(len(cells)), profiles=PROFILES, key=key)


def shown(safe: Protected, area: int, category: int) -> int:
    rows = safe.counts.by_area
    at = (rows["area"] == f"A{area:05}") & (rows["category"] == f"c{category:02}")
    return int(rows.loc[at, "count"].sum())


def test_counts_that_did_not_change_are_published_as_before():
    cells = partnership(np.random.default_rng(1), areas=30)
    safe = first(cells)
    again = next_(safe, cells)
    assert again.fingerprint == safe.fingerprint
    assert differencing(safe, again).empty


def test_one_late_record_moves_few_numbers_and_all_still_add_up():
    chance = np.random.default_rng(2)
    cells = partnership(chance, areas=30)
    safe = first(cells)
    late = cells.copy()
    late[3, 2] += 1
    again = next_(safe, late)
    assert len(differencing(safe, again)) <= 6
    true = counts_of(late).by_area.set_index(["area", "category"])["count"]
    now = again.counts.by_area.set_index(["area", "category"])["count"]
    assert now.sub(true, fill_value=0).abs().max() < 5


def test_more_events_never_publish_as_fewer_where_a_cell_stands_alone():
    for t in range(1, 12):
        safe = first(np.array([[t]]))
        assert shown(next_(safe, np.array([[t + 1]])), 0, 0) >= shown(safe, 0, 0)


def test_a_revision_adds_up_in_its_splits_too():
    chance = np.random.default_rng(4)
    cells = partnership(chance, areas=20)
    table = split_of(cells, 12, chance)
    safe = protect(
        counts_of(cells, splits={"month": table}), ground(20), profiles=PROFILES, key=KEY
    )
    cells[0, :3] += 2
    table[5, :3] += 2
    later = counts_of(cells, splits={"month": table})
    again = revise(safe, later, ground(20), profiles=PROFILES, key=KEY)
    totals = again.counts.totals().set_index("category")["count"]
    months = again.counts.part("month").groupby("category")["count"].sum()
    assert months[months > 0].equals(totals)


def test_another_key_cannot_revise():
    with pytest.raises(NotReleasable, match="not the key"):
        next_(first(np.array([[7]])), np.array([[8]]), key=KEY[::-1])


def test_a_revision_may_replace_the_edition_it_revises():
    safe = first(np.array([[12, 3], [7, 1]]))
    earlier = release(safe, edition, by=BY)
    again = next_(safe, np.array([[12, 3], [37, 1]]))
    later = release(again, edition, by=BY, earlier=earlier)
    assert later.manifest["replaces"] == earlier.edition.id


def test_the_log_tells_of_every_public_release_and_of_tampering(tmp_path):
    log = tmp_path / "releases.jsonl"
    safe = first(np.array([[12, 3], [7, 1]]))
    for day in (1, 2):
        log_release(log, release(safe, edition, by=BY), on=date(2026, 4, day))
    assert [entry["on"] for entry in read_log(log)] == ["2026-04-01", "2026-04-02"]
    log.write_bytes(log.read_bytes().replace(b"2026-04-01", b"2026-03-01"))
    with pytest.raises(NotReleasable, match="line 2"):
        read_log(log)


def test_the_log_does_not_tell_of_an_analysts_edition(tmp_path):
    private = restricted(
        counts_of(np.array([[1]])), lambda counts: edition(counts, "analyst"), by=BY
    )
    with pytest.raises(NotReleasable, match="not public"):
        log_release(tmp_path / "log", private, on=date(2026, 4, 1))


def changed(cells: np.ndarray, change: str, turn: int) -> np.ndarray:
    """The next edition's cells; what changes is the first cell, and the attacker knows how."""
    later = cells.copy()
    if change == "one more":
        later[0, 0] += 1
    elif change == "one fewer" and turn < 4:
        later[1, 0] -= 1
    elif change == "reclassified" and turn == 5:
        later[0, 0], later[0, 1] = later[0, 0] + 1, later[0, 1] - 1
    elif change == "moved" and turn == 5:
        later[0, 0], later[1, 0] = later[0, 0] + 1, later[1, 0] - 1
    return later


def guesses(change: str, releases: int, keys: int) -> tuple[float, float]:
    """The share of right best guesses at a cell of 0 to 4, and of cells told with certainty."""
    seen: dict[tuple, Counter] = {}
    for t in range(5):
        for k in range(keys):
            key = f"a key for trial {k:08} {t}".encode()
            cells = np.array([[t, 9], [6, 3], [8, 12]])
            safe = first(cells, key)
            told = [tuple(shown(safe, a, c) for a, c in ((0, 0), (0, 1), (1, 0)))]
            for turn in range(releases - 1):
                cells = changed(cells, change, turn)
                safe = next_(safe, cells, key)
                told.append(tuple(shown(safe, a, c) for a, c in ((0, 0), (0, 1), (1, 0))))
            seen.setdefault(tuple(told), Counter())[t] += 1
    often = [c for c in seen.values() if c.total() >= 25]
    total = sum(c.total() for c in often)
    best = sum(c.most_common(1)[0][1] for c in often) / total
    return best, sum(c.total() for c in often if len(c) == 1) / total


@pytest.mark.trial
@pytest.mark.parametrize("change", CHANGES)
def test_twelve_releases_tell_little_more_than_one(change):
    alone, _ = guesses(change, 1, 150)
    best, certain = guesses(change, RELEASES, 150)
    print(f"{change}: one release {alone:.3f}, twelve {best:.3f}, certain {certain:.3f}")
    assert certain == 0
    assert best <= alone + 0.10
