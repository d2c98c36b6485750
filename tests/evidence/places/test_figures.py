"""Open figures describe every partnership, by hand the same."""

import numpy as np
import pytest

from wardmote.evidence.places import Places, open_figures
from wardmote.evidence.records import Period

NOW, BEFORE = Period.parse("2024/25"), Period.parse("2016")


def test_residents_ground_and_deprivation_are_those_of_the_areas(places: Places) -> None:
    found = open_figures(places, NOW).set_index("partnership")
    riverton = found.loc["Riverton"]
    assert riverton["residents"] == 1000 + 1500 + 1200 + 1800
    assert riverton["residents_per_km2"] == pytest.approx(5500 / 4)
    weighed = 1000 * 1 + 1500 * 1 + 1200 * 2 + 1800 * 10  # tenths by rank, of 33,755 areas
    assert riverton["deprivation"] == pytest.approx(weighed / 5500)
    assert found.loc["Collingbridge", "residents_per_km2"] == pytest.approx(2500 / 2)


def test_what_is_not_known_of_each_area_is_missing(places: Places) -> None:
    found = open_figures(places, NOW).set_index("partnership")
    assert np.isnan(found.loc["Riverton", "household_size"])


def test_figures_are_those_of_the_years_areas(places: Places) -> None:
    found = open_figures(places, BEFORE).set_index("partnership")
    assert found.loc["Riverton", "residents"] == 1003 + 1400 + 2000
    assert found.loc["Riverton", "household_size"] == pytest.approx(4403 / 2001)
