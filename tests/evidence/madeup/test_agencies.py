import json
import tomllib
from datetime import date

import openpyxl
import pandas as pd
import pytest

from tests.evidence.madeup import rows
from wardmote import rulebook
from wardmote.evidence.madeup import World

TEMPLATES = {
    "council_asb": "council", "racial_incidents": "council", "school_exclusions": "council",
    "resident_survey": "council", "ambulance_calls": "health", "istv": "health",
    "hospital_admissions": "health", "domestic_abuse_admissions": "health",
    "fire_deliberate": "fire", "fire_false_alarms": "fire",
}  # fmt: skip


def table(world: World, path: str) -> pd.DataFrame:
    return pd.read_csv(world.folder / path)


@pytest.mark.parametrize("dataset", TEMPLATES)
@pytest.mark.parametrize("place", ["riverton", "sandford", "collingbridge"])
def test_every_template_is_filled_under_the_rulebooks_headings(whole, dataset, place):
    asked = rulebook.on(date(2025, 4, 1), "England").datasets[dataset].fields
    path = whole.folder / TEMPLATES[dataset] / f"{dataset}_{place}_2024-25.csv"
    assert rows.heads(path) == list(dict.fromkeys(field.heading for field in asked))
    found = pd.read_csv(path)
    must = [field.heading for field in asked if field.required]
    assert len(found) > 5
    assert found[must].notna().all(axis=None)


def test_days_lie_in_the_year_of_the_file(whole):
    found = table(whole, "council/council_asb_riverton_2023-24.csv")
    day = pd.to_datetime(found["Date"], format="%d/%m/%Y")
    assert day.between("2023-04-01", "2024-03-31").all()


def test_one_address_in_sandford_has_dozens_of_calls(whole):
    truth = rows.truth(whole, "sandford-repeat-address")
    found = table(whole, "council/council_asb_sandford_2024-25.csv")["Place"].value_counts()
    assert found.index[0] == truth["detail"]["place"]
    assert found.iloc[0] == truth["detail"]["calls"] >= 45
    assert found.iloc[1] < 10


def test_many_ambulance_calls_in_riverton_are_about_one_incident(whole):
    truth = rows.truth(whole, "riverton-duplicate-calls")
    found = table(whole, "health/ambulance_calls_riverton_2024-25.csv")
    key = ["Date", "Place", "Easting", "Northing"]
    incidents = found.drop_duplicates(key)
    assert len(found) == truth["detail"]["calls"]
    assert abs(len(incidents) - truth["detail"]["incidents"]) <= 5
    clock = found["Time"].str.split(":").map(lambda part: int(part[0]) * 60 + int(part[1]))
    span = clock.groupby([found[name] for name in key]).agg(
        lambda minute: minute.max() - minute.min()
    )
    assert (span <= truth["detail"]["minutes"]).mean() > 0.99


@pytest.mark.parametrize("place", ["riverton", "sandford"])
def test_assaults_gather_on_weekend_nights(whole, place):
    truth = rows.truth(whole, f"{place}-weekend-nights")
    found = table(whole, f"health/istv_{place}_2024-25.csv")
    when = pd.to_datetime(found["ASSAULT DATE AND TIME"], format="%d/%m/%Y %H:%M")
    night = (when.dt.hour >= 21) | (when.dt.hour < 4)
    share = (night & when.dt.weekday.isin([4, 5, 6])).mean()
    assert share == pytest.approx(truth["detail"]["share"], abs=0.001)
    assert share > 2.5 * truth["detail"]["share_of_week"]


def test_burglaries_near_in_place_and_time_are_more_than_by_chance(whole):
    truth = rows.truth(whole, "riverton-near-repeats")["detail"]
    found = table(whole, "police/police_crimes_riverton_2024-25.csv")
    day = pd.to_datetime(found["Date"], format="%d/%m/%Y")
    pairs = close_pairs(found, day)
    mixed = day.sample(frac=1, random_state=1).reset_index(drop=True)
    planted = truth["series"] * truth["events"] * (truth["events"] - 1) / 2
    assert pairs - close_pairs(found, mixed) > 0.6 * planted


def test_of_a_share_of_burglaries_only_a_span_is_known(whole):
    found = table(whole, "police/police_crimes_riverton_2024-25.csv")
    late = found["Last date"].notna()
    assert late.mean() == pytest.approx(0.45, abs=0.05)
    assert (late == found["Last time"].notna()).all()
    first, last = (
        pd.to_datetime(found[day] + " " + found[time], format="%d/%m/%Y %H:%M")[late]
        for day, time in (("Date", "Time"), ("Last date", "Last time"))
    )
    assert (last - first).min() > pd.Timedelta(hours=1)
    assert (last - first).max() < pd.Timedelta(hours=24)


def close_pairs(found: pd.DataFrame, day: "pd.Series[pd.Timestamp]") -> int:
    points = found[["Easting", "Northing"]].to_numpy()
    days = day.to_numpy().astype("datetime64[D]").astype(int)
    near = ((points[:, None] - points[None]) ** 2).sum(axis=2) <= 150**2
    soon = abs(days[:, None] - days[None]) <= 9
    return int((near & soon).sum() - len(points)) // 2


def test_those_burglaries_are_the_street_files_own(whole):
    street = rows.street(whole)
    mine = street[(street["month"] >= "2024-04") & (street["district"] == "Riverton")]
    told = table(whole, "police/police_crimes_riverton_2024-25.csv")
    located = (mine["kind"] == "Burglary").sum()
    assert located < len(told) < located * 1.12


def test_young_men_are_hurt_far_beyond_their_number(whole):
    found = table(whole, "council/road_casualties_riverton_2024.csv")
    young = (found["Sex of Casualty"] == "Male") & found["Age of Casualty"].between(18, 24)
    assert young.mean() > 0.25


def test_casualties_come_in_words_and_in_codes(whole):
    words = table(whole, "council/road_casualties_riverton_2024.csv")
    codes = table(whole, "council/road_casualties_sandford_2024.csv")
    assert list(words.columns) == list(codes.columns)
    assert set(words["Casualty Severity"]) <= {"Slight", "Serious", "Fatal"}
    assert set(codes["Casualty Severity"]) <= {1, 2, 3}
    assert (words["Time (24hr)"] < 1000).any()
    assert words["Reference Number"].nunique() < len(words)


def test_searches_bear_the_published_headings(whole):
    path = whole.folder / "police/2024-06/2024-06-estuary-stop-and-search.csv"
    assert rows.heads(path) == [
        "Type", "Date", "Part of a policing operation", "Policing operation", "Latitude",
        "Longitude", "Gender", "Age range", "Self-defined ethnicity", "Officer-defined ethnicity",
        "Legislation", "Object of search", "Outcome", "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ]  # fmt: skip
    found = pd.read_csv(path)
    assert found["Date"].str.fullmatch(r"2024-06-\d\dT\d\d:\d\d:00\+00:00").all()


def test_residents_worry_about_other_things_than_are_recorded(whole):
    truth = rows.truth(whole, "sandford-worries")
    found = table(whole, "council/resident_survey_sandford_2024-25.csv")
    share = (found["Reply"] == "Concern").groupby(found["Topic"]).mean().sort_values()
    titles = rulebook.on(date(2025, 4, 1), "England").categories
    assert list(share.index[::-1][:2]) == [titles[name].title for name in truth["detail"]["first"]]
    assert truth["detail"]["first"] == ["road_casualty", "fly_tipping"]


def test_the_fly_tipping_workbook_has_two_rows_of_headings_totals_and_gaps(whole):
    sheet = openpyxl.load_workbook(whole.folder / "council/fly_tipping_made_up_island.xlsx")[
        "LA_incidents"
    ]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[1][4:6] == ("TOTAL", "Land type")
    assert lines[2][:5] == ("Year", "ONS Code", "LA Name", "Region", "Total Incidents")
    assert sum(line[1] == "*Total" for line in lines) == 8
    assert sum(line[4] == ":" for line in lines) == 1
    numbers = [line for line in lines[3:] if line[4] != ":"]
    assert all(line[4] == sum(line[5:15]) for line in numbers)


def test_recorded_crime_is_by_quarter_and_offence_code(whole):
    found = table(whole, "recorded_crime/recorded_crime_by_force_quarter_offence.csv")
    assert len(found) == 4 * 4 * 3 * found["Offence_Code"].nunique()
    rules = rulebook.on(date(2025, 4, 1), "England")
    known = [
        rules.offence_category(group, subgroup)
        for group, subgroup in zip(found["Offence_Group"], found["Offence_Subgroup"], strict=True)
    ]
    assert None not in known


def test_fires_by_area_leave_out_areas_with_none(whole):
    found = table(whole, "fire/dwelling_fires_msoa11_3yr_average.csv")
    areas = table(whole, "lookups/lsoa11_msoa11.csv")["msoa11_code"]
    assert set(found["MSOA11CD"]) < set(areas)
    assert (found["Number of fires (three-year average)"] > 0).all()


def test_harm_is_weighed_by_an_edition_marked_as_invented(whole):
    path = whole.folder / "harm/made_up_board_edition.toml"
    edition = rulebook.harm_edition(path)
    assert "invented" in edition.title
    assert "violence_and_sexual_offences" in edition.weights
    weights = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    assert all("invented" in weight["what"] for weight in weights.values())


def test_the_truths_can_be_read_by_a_program(whole):
    truths = json.loads((whole.folder / "truths.json").read_text(encoding="utf-8"))
    assert [truth["key"] for truth in truths] == [truth.key for truth in whole.truths]
    kinds = {truth["kind"] for truth in truths}
    assert kinds == {
        "hot areas", "near repeats", "step change", "fall", "seasonal pattern", "duplicate calls",
        "supply gap", "boundary change", "mislabelled file", "mislabelled category",
        "repeat address",
        "group more affected", "hot timing", "residents' worry", "quiet place",
    }  # fmt: skip


def test_the_folder_is_small_enough_for_a_demonstration(whole):
    size = sum(path.stat().st_size for path in whole.folder.rglob("*") if path.is_file())
    assert size < 65_000_000
