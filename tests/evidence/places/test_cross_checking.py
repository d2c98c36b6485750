from pathlib import Path

import pandas as pd
import pytest

from wardmote.evidence.errors import PlacesMissing
from wardmote.evidence.places import CrossCheck, Places, cross_check
from wardmote.evidence.records import Period

Y2023 = Period.parse("2023/24")
MSOAS = """lsoa21_code,msoa21_code
Z01000001,Z02000001
Z01000002,Z02000001
Z01000011,Z02000001
Z01000012,Z02000002
Z01000013,Z02000002
"""
CRIMES = {"Z01000001": 90, "Z01000002": 10, "Z01000011": 50, "Z01000012": 30, "Z01000013": 20}


@pytest.fixture
def divided(strip: Path) -> Places:
    """The strip with MSOAs that cut through the ward of Hill."""
    (strip / "x.csv").write_text(MSOAS)
    return Places.open(strip)


def checked(places: Places, known: dict[str, float], **more: object) -> CrossCheck:
    table = pd.DataFrame({"area": list(known), "count": list(known.values())})
    asked = {"kind": "msoa21", "to": "ward", "period": Y2023, "fewest_events": 1, **more}
    return cross_check(places, table, **asked)


def plain_twin(residents: dict[str, float], known: dict[str, float]) -> dict[str, float]:
    """What wards get, by hand: each MSOA's crimes by its residents."""
    msoa = dict(line.split(",") for line in MSOAS.split()[1:])
    ward = {"Z01000001": "Z05000001", "Z01000002": "Z05000001", "Z01000011": "Z05000002",
            "Z01000012": "Z05000002", "Z01000013": "Z05000003"}  # fmt: skip
    told = dict.fromkeys(set(ward.values()), 0.0)
    for atom in ward:
        fellows = [other for other in ward if msoa[other] == msoa[atom]]
        share = residents[atom] / sum(residents[other] for other in fellows)
        told[ward[atom]] += share * sum(known.get(other, 0) for other in fellows)
    return told


def test_what_is_shared_out_is_that_of_a_plain_twin(divided: Places) -> None:
    people = divided.people(Y2023).set_index("area")["residents"].to_dict()
    found = checked(divided, CRIMES).areas.set_index("area")
    assert found["count"].to_dict() == pytest.approx(plain_twin(people, CRIMES))
    assert found["known"].to_dict() == {"Z05000001": 100, "Z05000002": 80, "Z05000003": 20}


def test_the_errors_are_those_between_shared_out_and_known(divided: Places) -> None:
    found = checked(divided, CRIMES)
    errors = (found.areas["count"] / found.areas["known"] - 1).abs().sort_values()
    assert found.median_error == pytest.approx(errors.iloc[1])
    assert found.ninetieth_error == pytest.approx(errors.quantile(0.9))


def test_where_crimes_fall_as_people_live_nothing_is_wrong(divided: Places) -> None:
    people = divided.people(Y2023).set_index("area")["residents"].to_dict()
    found = checked(divided, people)
    assert (found.median_error, found.ninetieth_error) == pytest.approx((0, 0))


def test_the_known_lies_between_the_bounds_of_all_or_nothing(divided: Places) -> None:
    assert checked(divided, CRIMES).within_bounds == 1


def test_it_can_be_asked_of_small_areas_too(divided: Places) -> None:
    found = checked(divided, CRIMES, to="area").areas.set_index("area")
    assert found["known"].to_dict() == CRIMES
    assert found["count"].sum() == pytest.approx(200)


def test_an_area_with_few_events_is_left_out_of_the_errors_and_not_of_the_table(
    divided: Places,
) -> None:
    found = checked(divided, CRIMES, fewest_events=90)
    assert len(found.areas) == 3
    assert found.median_error == found.ninetieth_error


def test_what_is_known_of_no_such_area_is_refused(divided: Places) -> None:
    with pytest.raises(PlacesMissing, match="msoa21"):
        checked(divided, {"Z01999999": 5})
