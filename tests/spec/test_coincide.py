from itertools import product

import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.coincide import coincide

AREAS = pd.DataFrame({"area": [f"Z{n}" for n in range(10)], "residents": [1_000.0] * 10})


def counts(dataset: str, **areas: float) -> pd.DataFrame:
    rows = [(dataset, area, areas.get(area, 1.0)) for area in AREAS["area"]]
    return pd.DataFrame(rows, columns=["dataset", "area", "count"])


def asked(*tables: pd.DataFrame, areas: pd.DataFrame = AREAS, share: float = 0.2):  # type: ignore[no-untyped-def]
    return coincide(
        pd.concat(tables),
        areas=areas,
        per={"police": "residents", "fire": "residents", "ambulance": "residents"},
        hottest_share=share,
    )


def test_an_area_high_for_two_agencies_is_named_with_both() -> None:
    found = asked(counts("police", Z1=9, Z2=8), counts("fire", Z1=7, Z5=6))
    assert found.areas.to_dict("records") == [
        {"area": "Z1", "datasets": ("fire", "police"), "how_many": 2}
    ]


def test_rates_decide_and_not_counts() -> None:
    crowded = AREAS.assign(residents=[100_000.0 if a == "Z1" else 1_000.0 for a in AREAS["area"]])
    found = asked(
        counts("police", Z1=9, Z2=8, Z3=7), counts("fire", Z1=9, Z2=8, Z3=7), areas=crowded
    )
    assert list(found.areas["area"]) == ["Z2", "Z3"]


def test_ties_at_the_edge_name_nobody() -> None:
    assert asked(counts("police"), counts("fire")).areas.empty


def test_a_dataset_with_events_in_few_areas_is_not_asked() -> None:
    few = counts("fire", **{a: 0.0 for a in AREAS["area"] if a != "Z1"})
    assert asked(counts("police", Z1=9, Z2=8), few).datasets == ("police",)


@pytest.mark.parametrize("datasets", [2, 3])
def test_the_expected_number_is_that_of_independent_datasets(datasets: int) -> None:
    names = ("police", "fire", "ambulance")[:datasets]
    found = asked(*(counts(name, Z1=9, Z2=8) for name in names))
    several = sum(
        np.prod([0.2 if hit else 0.8 for hit in hits])
        for hits in product((True, False), repeat=datasets)
        if sum(hits) >= 2
    )
    assert found.expected == pytest.approx(10 * several)


def test_one_dataset_alone_coincides_with_nothing() -> None:
    found = asked(counts("police", Z1=9))
    assert found.areas.empty
    assert found.expected == 0
