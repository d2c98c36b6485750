"""How wrong wards' crimes are when only larger areas' totals are known, on the real open data."""

import pandas as pd
import pytest

from benchmarks.spreading import YEAR, crimes
from wardmote.evidence.places import Places, cross_check


@pytest.fixture(scope="module")
def places(real_data):
    return Places.open(real_data)


@pytest.fixture(scope="module")
def known(real_data):
    return crimes(real_data)


def check(places, known, kind):
    found = cross_check(places, known, kind=kind, to="ward", period=YEAR, fewest_events=20)
    print(f"{kind}: median {found.median_error:.3f}, nine in ten {found.ninetieth_error:.3f}")
    return found


@pytest.mark.parametrize(
    ("kind", "median", "most"), [("msoa21", 0.159, 0.559), ("ltla24", 0.343, 1.459)]
)
def test_the_errors_are_those_that_the_explanation_tells(places, known, kind, median, most):
    found = check(places, known, kind)
    assert found.median_error == pytest.approx(median, abs=0.002)
    assert found.ninetieth_error == pytest.approx(most, abs=0.005)
    assert found.within_bounds == 1


def test_every_crime_is_shared_out(places, known):
    found = check(places, known, "msoa21").areas
    assert found["count"].sum() == pytest.approx(found["known"].sum())
    assert len(found) == 137


def test_residents_come_back_as_they_were(places, known):
    people = places.people(YEAR)[["area", "residents"]].rename(columns={"residents": "count"})
    people = people[people["area"].isin(known["area"])]
    found = check(places, pd.DataFrame(people), "ltla24")
    assert found.ninetieth_error == pytest.approx(0, abs=1e-9)
