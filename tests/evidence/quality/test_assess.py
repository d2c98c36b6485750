from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tests.evidence import keeping
from tests.evidence.quality.conftest import DAY, months
from wardmote import rulebook
from wardmote.evidence.quality import assess, supply
from wardmote.evidence.quality.lacking import never_supplied
from wardmote.evidence.records import GRADES, PROBLEMS, Fault, Period

HEAD = "record_id|month|category|area_code|outcome|detail\n"
ROW = "i{n}|{m}|burglary|E01000001|charged|supplied\n"


def test_fields_never_supplied_are_named_by_their_heading(keep, note):
    keep(HEAD + months(ROW))
    found = note("fields lacking share")
    assert found.problem == "lacking"
    assert "Location" in found.sentence
    assert "Crime type" in found.sentence  # the word as supplied
    assert "Crime ID" not in found.sentence


@pytest.mark.parametrize(
    ("missing_easting", "lacking"), [(0, ["Site"]), (9, ["Easting", "Site", "Longitude"])]
)
def test_a_point_by_grid_reference_lacks_no_longitude(missing_easting, lacking):
    table = pd.DataFrame(
        [
            ("easting", "Easting", missing_easting),
            ("northing", "Northing", 0),
            ("place", "Site", 9),
            ("longitude", "Longitude", 9),
            ("latitude", "Latitude", 0),
        ],
        columns=["column", "heading", "missing"],
    ).assign(rows=9)
    assert never_supplied(table) == lacking


def test_missing_values_are_told_column_by_column(keep, note):
    keep(HEAD + months(ROW * 3 + "i{n}|{m}|burglary|E01000001||supplied\n"))
    assert "Last outcome category 25.0%" in note("missing share").sentence


def test_an_event_whose_hour_is_known_lacks_no_last_hour(keep, note):
    known = "record_id|month|category|happened_on|hour|ended_on|ended_hour|place\n"
    span = "{n}|{m}|burglary|{m}-03|9|{m}-03|17|Lane\n"
    keep(known + months(span + "i{n}|{m}|burglary|{m}-03|9|||\n"), dataset="police_crimes")
    told = note("missing share", dataset="police_crimes").sentence
    assert "Place 50.0%" in told
    assert "Last" not in told


def test_a_required_value_that_is_missing_lowers_the_grade(keep, note):
    keep(HEAD + months(ROW + "i{n}|{m}||E01000001|charged|supplied\n"))
    assert (note("missing share").value, note("missing share").grade) == (0.5, "D")


def test_fewer_rows_without_a_place_bias_a_trend_upward(keep, note):
    without = "i{n}|{m}|burglary||charged|none\n"
    keep(HEAD + months(ROW * 4 + without, year=2022) + months(ROW * 4))
    found = note("unlocated change")
    assert found.value == pytest.approx(0.2)
    assert "from 20.0% in 2022 to 0.0% in 2023" in found.sentence
    assert "biased upward" in found.sentence
    assert "rise by 25.0%" in found.sentence
    assert note("unlocated share").grade == "A"


def test_more_rows_without_a_place_bias_a_trend_downward(keep, note):
    without = "i{n}|{m}|burglary||charged|none\n"
    keep(HEAD + months(ROW * 4, year=2022) + months(ROW * 4 + without))
    assert "biased downward" in note("unlocated change").sentence


def test_repeat_calls_are_told_where_they_were_counted(keep, note):
    keep(HEAD + months(ROW))
    found = note("repeat call share", repeat_calls=3)
    assert (found.value, found.grade) == (0.25, "D")
    assert "fewer incidents than calls" in found.sentence


def test_areas_that_do_not_nest_are_told_apart_from_those_renamed(keep, note):
    split = "i{n}|{m}|burglary|E01000001|charged|split by point\n"
    renamed = "i{n}|{m}|burglary|E01000001|charged|lookup\n"
    keep(HEAD + months(ROW + split + renamed * 2))
    found = note("apportioned share")
    assert found.problem == "not co-terminous"
    assert found.value == pytest.approx(0.25)
    assert found.sentence.startswith("36 rows name areas of another vintage")


def test_rows_that_were_read_and_not_kept_are_told_with_their_fault(store, keep, note, tmp_path):
    fault = Fault(7, "Month", "not_a_month", "“Month” is no month. Write 2023-01.", rows=4)
    file = keeping.incoming(tmp_path, HEAD + months(ROW), faults=(fault,))
    store.add(replace(file, rows_read=16), day=DAY)
    found = note("unread share")
    assert (found.problem, found.value, found.grade) == ("inaccessible", 0.25, "D")
    assert "4 of 16 rows read" in found.sentence
    assert "“Month” is no month. Write 2023-01. (4 rows)" in found.sentence


def test_a_gap_in_supply_is_told_as_one(keep, note):
    keep(HEAD + months(ROW, only=range(1, 10)))
    found = note("gap share")
    assert (found.value, found.grade) == (0.25, "D")
    assert "A fall there is no fall" in found.sentence


def test_a_gap_of_a_supplier_that_does_not_matter_here_is_none(keep, note):
    keep(HEAD + months(ROW), supplier="riverton")
    keep(HEAD + months(ROW, only=range(1, 10)), supplier="neighbour")
    assert note("gap share").value == 0.25
    assert note("gap share", suppliers=["riverton"]).value == 0.0


def test_rows_alike_without_an_identifier_are_counted_and_called_legitimate(keep, note):
    keep(HEAD + months("|{m}|anti_social_behaviour|E01000001||supplied\n" * 3))
    found = note("duplicate share")
    assert (found.value, found.grade) == (0.0, "A")
    assert "24 rows without an identifier are like another" in found.sentence
    assert "all are counted" in found.sentence


def test_an_identifier_on_two_rows_is_a_likely_double_count(keep, note):
    keep(HEAD + months("same|{m}|burglary|E01000001|charged|supplied\n", only=range(1, 3)))
    assert (note("duplicate share").value, note("duplicate share").grade) == (1.0, "D")


def test_a_month_sent_again_says_what_changed(keep, note):
    keep(HEAD + months(ROW * 1, each=4), name="first.csv")
    later = months(ROW, each=4, only=range(1, 2)).replace("charged", "none", 1)
    keep(HEAD + later, name="again.csv")
    found = note("revised share")
    assert found.value == pytest.approx(1 / 48)
    assert "1 months were sent again with 1 rows changed" in found.sentence
    assert "Last outcome category of 1" in found.sentence


def test_a_category_that_jumps_from_one_month_on_is_named(keep, note):
    drugs = ROW.replace("burglary", "drugs")
    rows = ROW * 190 + drugs * 10
    shifted = ROW * 100 + drugs * 100
    keep(HEAD + months(rows, only=range(1, 10)) + months(shifted, only=range(10, 13)))
    found = note("category shift share")
    assert found.value == pytest.approx(3 / 12)
    assert "Drugs from 5.0% to 50.0% of rows in 2023-10" in found.sentence


def test_a_month_sent_under_another_months_name_is_found(keep, note):
    rows = "".join(f"i{at}|{{m}}|burglary|E0100{at:04d}|charged|supplied\n" for at in range(150))
    other = rows.replace("i", "j", 1).replace("|i", "|j").replace("\ni", "\nj")
    keep(HEAD + months(rows, only=range(1, 2)) + months(rows, only=range(4, 5))
         + months(other, only=range(2, 3)))  # fmt: skip
    found = note("repeated period share")
    assert "2023-04 repeats 2023-01" in found.sentence
    assert "2023-02" not in found.sentence


def test_notes_keep_the_order_of_the_five_problems(store, keep):
    keep(HEAD + months(ROW))
    records = store.records("police_street")
    located = records.mutate(area=records.area_code, how=records.detail)
    rules = rulebook.on(date(2023, 12, 31), "England")
    year = Period.parse("2023")
    supplied = supply(store, "police_street", year)
    notes = assess(store, "police_street", located, year, rules, supplied=supplied)
    assert list(dict.fromkeys(note.problem for note in notes)) == list(PROBLEMS)
    assert {note.grade for note in notes} <= set(GRADES)


def test_a_survey_of_one_month_a_year_is_no_gap(keep, note):
    answers = "2023-10|burglary|E01000001\n" * 50
    keep("month|category|area_code\n" + answers, dataset="resident_survey")
    found = note("gap share", dataset="resident_survey")
    assert (found.value, found.grade) == (0, "A")


def filed(*, since, area="E01000001", year=2023):
    """Three years of 60 drugs and 60 weapons a month; from a month on all but 10 drugs move."""
    rows = []
    for at in range(36):
        moved, month = 50 if at >= since else 0, f"{year - 2 + at // 12}-{at % 12 + 1:02d}"
        each = {"drugs": 60 - moved, "possession_of_weapons": 60 + moved, "burglary": 60}
        for name, count in each.items():
            rows += [
                f"{name}{area}{at}.{n}|{month}|{name}|{area}||supplied\n" for n in range(count)
            ]
    return "".join(rows)


def test_rows_filed_under_another_word_are_noted_in_words_without_numbers(keep, note):
    keep(HEAD + filed(since=28))
    found = note("relabelled share")
    assert found.sentence.startswith(
        "Drugs fell as possession of weapons rose in the same month, 2023-05, by about as many: "
        "look whether rows were relabelled."
    )
    assert found.categories == ("drugs", "possession_of_weapons")
    assert (found.value, found.grade) == (pytest.approx(8 / 12), "C")
    assert found.bears_on("police_street", "drugs")
    assert not found.bears_on("police_street", "burglary")
    assert not found.bears_on("police_street")


def test_only_the_partnerships_own_rows_are_searched_for_relabelled_ones(keep, note):
    keep(HEAD + filed(since=28) + filed(since=99, area="E01000002"))
    assert note("relabelled share", areas=["E01000001"]).value > 0
    assert note("relabelled share", areas=["E01000002"]).value == 0
    elsewhere = note("relabelled share", areas=["E01000002"])
    assert (elsewhere.grade, elsewhere.categories) == ("A", ())
