import numpy as np
import pandas as pd
import pytest

from tests.evidence.disclosure.worlds import (
    KEY,
    PROFILES,
    SENSITIVE,
    Rules,
    counts_of,
    ground,
    partnership,
    split_of,
)  # fmt: skip
from wardmote.evidence.disclosure import Protected, protect
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import Counts


def world(seed: int, areas: int = 40, mean: float = 6.0) -> Counts:
    chance = np.random.default_rng(seed)
    cells = partnership(chance, areas=areas, mean=mean)
    return counts_of(
        cells, splits={"month": split_of(cells, 12, chance), "sex": split_of(cells, 3, chance)}
    )


def protected(counts: Counts, **given: object) -> Protected:
    return protect(counts, ground(40), **{"profiles": PROFILES, "key": KEY, **given})


@pytest.fixture(scope="module")
def both() -> tuple[Counts, Protected]:
    counts = world(1)
    return counts, protected(counts)


def difference(told: pd.DataFrame, shown: pd.DataFrame, keys: list[str]) -> pd.Series:
    published = shown.groupby(keys)["count"].sum()
    return published.sub(told.groupby(keys)["count"].sum(), fill_value=0).astype(float)


def test_every_published_number_is_a_multiple_of_the_base(both):
    published = both[1].counts
    for table in (published.by_area, published.by_part):
        assert (table["count"] % 5 == 0).all()
    assert published.base == 5


def test_no_cell_is_off_by_as_much_as_the_base(both):
    counts, safe = both
    assert difference(counts.by_area, safe.counts.by_area, ["category", "area"]).abs().max() < 5
    parts = ["split", "category", "part"]
    assert difference(counts.by_part, safe.counts.by_part, parts).abs().max() < 5


def test_no_ward_by_category_is_off_by_as_much_as_the_base(both):
    counts, safe = both
    ward = ground(40).areas[["area", "ward"]]
    told, shown = counts.by_area.merge(ward), safe.counts.by_area.merge(ward)
    assert difference(told, shown, ["category", "ward"]).abs().max() < 5


def test_every_split_adds_up_to_the_areas(both):
    totals = both[1].counts.totals().set_index("category")["count"]
    for split in ("month", "sex"):
        parts = both[1].counts.part(split).groupby("category")["count"].sum()
        assert parts[parts > 0].equals(totals)


def test_a_cell_that_had_none_stays_none(both):
    counts, safe = both
    cells = set(map(tuple, counts.by_area[["category", "area"]].to_numpy()))
    assert set(map(tuple, safe.counts.by_area[["category", "area"]].to_numpy())) <= cells


def test_a_cell_published_as_0_is_absent_like_one_that_had_none(both):
    assert (both[1].counts.by_area["count"] > 0).all()


def test_the_same_key_gives_the_same_numbers_whatever_the_order_of_the_rows(both):
    counts, safe = both
    mixed = Counts(
        by_area=counts.by_area.sample(frac=1, random_state=1),
        by_part=counts.by_part.sample(frac=1, random_state=1),
    )
    assert protected(mixed).fingerprint == safe.fingerprint


def test_another_key_gives_other_numbers(both):
    counts, safe = both
    other = protected(counts, key=KEY[::-1])
    assert other.fingerprint != safe.fingerprint
    assert other.key_fingerprint != safe.key_fingerprint


def test_the_grand_total_is_off_by_2_at_most():
    for seed in range(20):
        counts = world(seed, mean=1.5)
        safe = protected(counts)
        assert abs(safe.counts.by_area["count"].sum() - counts.by_area["count"].sum()) <= 2


def test_a_category_total_is_the_nearest_multiple_when_that_adds_up():
    cells = np.array([[101, 52, 33], [101, 52, 32]])  # 202, 104, 65: nearest 200, 105, 65 of 371
    safe = protect(counts_of(cells), ground(2), profiles=PROFILES, key=KEY)
    assert safe.counts.totals()["count"].tolist() == [200, 105, 65]


def test_a_peers_total_is_that_of_its_own_edition():
    counts = world(3)
    totals = counts.totals().assign(partnership="Riverton", residents=1.0, households=1.0)
    safe = protected(Counts(counts.by_area, counts.by_part, totals))
    own = safe.counts.totals().set_index("category")["count"]
    peer = safe.counts.by_peer.set_index("category")["count"]
    assert peer[peer > 0].equals(own)


def test_a_split_that_tells_of_some_events_only_is_protected_without_a_part_for_the_rest():
    cells = np.array([[20, 8], [31, 9]])
    safe = protect(
        counts_of(cells, splits={"sex": np.array([[10, 3], [12, 4]])}),
        ground(2), profiles=PROFILES, key=KEY,
    )  # fmt: skip
    assert set(safe.counts.by_part["part"]) <= {"00", "01"}


def test_sensitive_counts_are_told_by_ward_only_and_none_below_the_least():
    cells = np.array([[3], [1], [0], [2], [9], [9], [0], [0], [30], [40]])
    safe = protect(
        counts_of(cells), ground(10), profiles={"police": SENSITIVE}, key=KEY
    )  # fmt: skip
    areas = safe.counts.by_area
    assert set("+".join(areas["area"]).split("+")) <= {"W0000", "W0001", "W0002"}
    assert (areas["count"] >= 8).all()


@pytest.mark.parametrize(
    ("counts", "given", "says"),
    [
        (world(1), {"key": b"short"}, "16"),
        (world(1), {"profiles": {}}, "No disclosure profile for police"),
        (world(1), {"profiles": {"police": Rules(base=2)}}, "rounded to 3"),
        (Counts(world(1).by_area, world(1).by_part, base=5), {}, "already"),
        (Counts(world(1).by_area.assign(count=-1), world(1).by_part), {}, "below 0"),
        (Counts(world(1).by_area.iloc[:9], world(1).by_part), {}, "more than its areas"),
    ],
)
def test_what_cannot_be_protected_is_refused_with_what_to_do(counts, given, says):
    with pytest.raises(NotReleasable, match=says):
        protected(counts, **given)
