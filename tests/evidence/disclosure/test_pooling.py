import numpy as np
import pandas as pd

from tests.evidence.disclosure.worlds import KEY, PROFILES, YEAR, counts_of, ground
from wardmote.evidence.disclosure import Protected, protect


def pooled(cells: list[int], premises: dict[int, tuple[int, float, float]]) -> Protected:
    """Four areas to a ward; `premises`: by area, how many and the largest one's and two's share."""
    rows = pd.DataFrame(
        [(f"A{area:05}", *each) for area, each in premises.items()],
        columns=["area", "premises", "largest_share", "two_largest_share"],
    ).assign(dataset="police", category="c00", year=YEAR)
    table = np.array(cells).reshape(-1, 1)
    return protect(counts_of(table), ground(len(cells)), profiles=PROFILES, key=KEY, premises=rows)


def merged_into(safe: Protected) -> dict[str, str]:
    return dict(zip(safe.merged["area"], safe.merged["merged_into"], strict=True))


WIDE = (20, 0.1, 0.2)


def test_a_care_home_is_published_with_another_area_of_its_ward():
    safe = pooled([30, 12, 40, 20, 25], {0: (3, 0.4, 0.7), 1: WIDE, 2: WIDE, 3: WIDE, 4: WIDE})
    assert merged_into(safe) == {"A00000": "A00000+A00001", "A00001": "A00000+A00001"}
    assert "A00000+A00001" in set(safe.counts.by_area["area"])
    assert not {"A00000", "A00001"} & set(safe.counts.by_area["area"])


def test_the_pool_holds_both_counts():
    safe = pooled([30, 12, 40], {0: (3, 0.4, 0.7), 1: WIDE, 2: WIDE})
    areas = safe.counts.by_area.set_index("area")["count"]
    assert abs(areas["A00000+A00001"] - 42) < 5


def test_one_address_that_holds_most_is_pooled_until_it_does_not():
    safe = pooled([40, 12, 40, 20], {0: (9, 0.9, 0.92), 1: WIDE, 2: WIDE, 3: WIDE})
    assert merged_into(safe)["A00000"] == "A00000+A00001"


def test_two_addresses_that_hold_most_are_pooled_too():
    safe = pooled([40, 20, 40], {0: (9, 0.5, 0.95), 1: WIDE, 2: WIDE})
    assert set(merged_into(safe)) == {"A00000", "A00001"}


def test_a_small_count_needs_no_premises_to_hide_it():
    safe = pooled([3, 12, 40], {0: (1, 1.0, 1.0), 1: WIDE, 2: WIDE})
    assert safe.merged.empty


def test_what_no_other_area_can_hide_is_told_for_the_whole_place():
    safe = pooled([30, 0, 0], {0: (1, 1.0, 1.0)})
    assert safe.counts.by_area["area"].tolist() == ["A00000+A00001+A00002"]


def test_where_a_ward_does_not_suffice_another_is_drawn_in():
    safe = pooled([60, 0, 0, 0, 30, 30], {0: (4, 0.5, 0.9), 4: WIDE, 5: WIDE})
    assert merged_into(safe)["A00000"] == "A00000+A00004"
