"""The traps of the real open data that lie in reading it: fixed totals only."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from wardmote.evidence.sources.parsing import parse

DAY = date(2026, 11, 22)


@pytest.fixture
def told(tmp_path, real_data):
    def read(name):
        out = tmp_path / name.replace("/", "-")
        out.mkdir()
        (part,) = parse(real_data / name, out, dataset=None, day=DAY, name=name)
        return part, pq.read_table(part.parquet).to_pandas()

    return read


def test_three_years_of_police_files_have_191594_rows(real_data, tmp_path):
    rows, months = 0, []
    for number, path in enumerate(sorted((real_data / "police").glob("*/*.csv"))):
        out = tmp_path / str(number)
        out.mkdir()
        (part,) = parse(path, out, dataset=None, day=DAY, name=path.name)
        assert part.faults == ()
        rows += part.rows
        months += part.months
    assert rows == 191_594
    assert len(set(months)) == len(months) == 36


def test_a_scan_of_them_counts_the_same_rows(real_data):
    import ibis

    from wardmote.evidence import sources

    table = sources.scan(real_data / "police" / "*" / "*.csv", ibis.duckdb.connect(threads=2))
    counted = table.group_by("category").agg(rows=table.count()).execute().set_index("category")
    assert counted["rows"].sum() == 191_594
    assert counted["rows"]["anti_social_behaviour"] == 31_310


def test_trap_8_the_fly_tipping_workbook_gives_councils_and_no_totals(told):
    part, rows = told("council/flytipping_LAs_England_2012-13_to_2017-18.xlsx")
    assert len(rows) == 1938
    assert rows["area_code"].str.match(r"^E0[6789]\d{6}$").all()
    assert set(rows["month"]) == {date(year, 4, 1) for year in range(2012, 2018)}
    (fault,) = part.faults  # “:” is not available, which is not zero
    assert (fault.rule, fault.column, fault.rows) == ("missing_required", "Total Incidents", 18)


def test_trap_9_times_of_leeds_that_lost_their_noughts_are_read(told):
    part, rows = told("leeds/leeds_road_casualties_2016.csv")
    assert part.faults == ()
    assert len(rows) == 2549
    assert rows["record_id"].nunique() == 1926
    assert rows["hour"].notna().all()
    assert (rows["hour"] < 10).sum() == 501
    assert rows["place"].isna().all()


def test_trap_10_fires_are_told_for_the_areas_that_had_one(told):
    _, rows = told("fire/dwelling_fires_msoa11_3yr_average.csv")
    assert len(rows) == rows["area_code"].nunique() == 182
    assert (rows["count"] > 0).all()


def test_stops_are_told_by_british_clocks(told):
    part, rows = told("other_formats/2019-06-greater-manchester-stop-and-search.csv")
    assert len(rows) == 907
    assert part.months == ("2019-06-01",)  # 23:01 UTC on 31 May is 1 June in Manchester


@pytest.mark.parametrize(
    ("name", "rows"),
    [("police_api_2025-02_asof_2025-04-01", 335), ("police_api_2025-09_asof_2025-11-06", 425)],
)
def test_the_answers_of_the_web_service_are_read(told, name, rows):
    part, table = told(f"other_formats/{name}.json")
    assert part.faults == ()
    assert len(table) == rows
    assert table["category"].notna().all()


def test_the_recorded_crime_table_keeps_every_row(told):
    part, rows = told("recorded_crime/prc_pfa_2017-18_quarterly_by_offence.csv")
    assert part.faults == ()
    assert len(rows) == 23_068
    assert (rows["count"] < 0).sum() == 36
    assert sorted(set(rows["month"])) == [
        date(2017, 4, 1), date(2017, 7, 1), date(2017, 10, 1), date(2018, 1, 1)
    ]  # fmt: skip


def test_trap_8_a_census_file_with_a_mark_and_commas_is_known_to_be_of_places(real_data, tmp_path):
    name = "population/census2011_php01_lsoa11.csv"
    (part,) = parse(real_data / name, tmp_path, dataset=None, day=DAY, name=name)
    assert [fault.rule for fault in part.faults] == ["places"]
