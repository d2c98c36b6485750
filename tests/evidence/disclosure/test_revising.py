from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from tests.evidence.disclosure.arrays import made
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
RELEASES, KEYS, SEEN = 12, 24, 12
LATE = 3
"""How many editions have a late record; who knows of five at one cell can count along."""
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
    if change == "one more" and turn < LATE:
        later[0, 0] += 1
    elif change == "one fewer" and turn < LATE:
        later[1, 0] -= 1
    elif change == "reclassified" and turn == 5:
        later[0, 0], later[0, 1] = later[0, 0] + 1, later[0, 1] - 1
    elif change == "moved" and turn == 5:
        later[0, 0], later[1, 0] = later[0, 0] + 1, later[1, 0] - 1
    return later


def guesses(change: str, releases: int, keys: int) -> tuple[float, float]:
    """The share of small numbers (1 to 4) guessed right, and of those told with certainty.

    The attacker knows the method and how the truth changes, and reads the cell, its category's
    total and the grand total in every edition; the cell may have been anything from 0 to 14.
    """
    learnt, met = defaultdict(Counter), defaultdict(Counter)
    for t in range(15):
        for k in range(keys):
            told = tuple(story(change, releases, t, k))
            # What an attacker can try at home is one half of the trials; the other is for real.
            (learnt if k % 2 else met)[told][t] += 1
    small, all_ = range(1, 5), 4 * ((keys + 1) // 2)
    guess = {told: c.most_common(1)[0][0] for told, c in learnt.items()}
    right = sum(c[guess.get(told, 0)] for told, c in met.items() if guess.get(told, 0) in small)
    both = {told: learnt[told] + met[told] for told in guess}
    pure = {told for told, c in both.items() if len(c) == 1 and c.total() >= SEEN}
    sure = sum(met[told][guess[told]] for told in pure if guess[told] in small)
    return right / all_, sure / all_


def story(change: str, releases: int, t: int, k: int) -> Iterator[tuple[int, ...]]:
    """What is read of the cell and, as far as they move, of its totals, in each edition."""
    cells = np.random.default_rng(k).poisson(8, (3, 2)) + 1
    cells[0, 0] = t
    edition = first_ = made(cells, k * 15 + t)
    for turn in range(releases):
        totals = edition.decided[0], edition.decided.sum()
        was = first_.decided[0], first_.decided.sum()
        yield (int(edition.shown[0, 0]), *(int(a - b) for a, b in zip(totals, was, strict=True)))
        cells = changed(cells, change, turn)
        edition = made(cells, k * 15 + t, edition)


def check_guesses(change: str, keys: int) -> None:
    best, certain = guesses(change, RELEASES, keys)
    print(f"{change}: best guess {best:.3f}, certain {certain:.3f}")
    assert certain == 0
    assert best <= 0.25 + 0.10


@pytest.mark.parametrize("change", CHANGES)
def test_twelve_releases_tell_hardly_more_of_a_small_number_than_chance(change):
    check_guesses(change, KEYS)


@pytest.mark.trial
@pytest.mark.parametrize("change", CHANGES)
def test_twelve_releases_tell_hardly_more_in_very_many_trials(change):
    check_guesses(change, 400)
