"""Files as nobody should send them: each is refused or faulted, with row, column and rule."""

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

STREET = [
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context",
    ",2025-04,Police,Police,-1.5,52.5,Lane,E01999901,Riverton 001A,Burglary,,",
]
CASUALTY = [
    "Reference Number,Grid Ref: Easting,Grid Ref: Northing,Accident Date,Time (24hr),"
    "Casualty Class,Casualty Severity,Sex of Casualty,Age of Casualty,Type of Vehicle",
    "R1,434001,289001,08/01/2025,1905,Pedestrian,Slight,Male,38,Car",
]
STOP = [
    "Type,Date,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,"
    "Officer-defined ethnicity,Legislation,Object of search,Outcome",
    "Person search,2025-06-01T12:05:00+00:00,52.5,-1.5,Male,18-24,,White,Act,Drugs,Arrest",
]
CRIME = [
    "Financial_Year,Financial_Quarter,Force_Name,Offence_Description,Offence_Group,"
    "Offence_Subgroup,Offence_Code,Number_of_Offences",
    "2025/26,1,Sandfordshire,Shoplifting,Theft offences,Shoplifting,46,120",
]
FIRES = ["MSOA11CD,Number of fires (three-year average)", "E02999901,3"]


@dataclass(frozen=True)
class Bad:
    """A bad value in a second row of an otherwise good file, and the fault it must have."""

    base: list[str]
    column: str
    value: str
    rule: str
    kept: int = 2  # rows kept of the two

    def content(self) -> str:
        head, row = (next(csv.reader([line])) for line in self.base)
        spoilt = [
            self.value if name == self.column else cell
            for name, cell in zip(head, row, strict=True)
        ]
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([head, row, spoilt])
        return out.getvalue()


VALUES = [
    Bad(STREET, "Month", "next month", "not_a_month", 1),
    Bad(STREET, "Month", "2025-13", "not_a_month", 1),
    Bad(STREET, "Month", "0025-04", "not_a_month", 1),
    Bad(STREET, "Month", "", "missing_required", 1),
    Bad(STREET, "Month", "2027-01", "future_month", 1),
    Bad(STREET, "Month", "2026-12", "future_month", 1),
    Bad(STREET, "Crime type", "Witchcraft", "unknown_word", 1),
    Bad(STREET, "Crime type", "", "missing_required", 1),
    Bad(STREET, "Longitude", "52.5", "outside_great_britain"),
    Bad(STREET, "Longitude", "west", "not_a_number"),
    Bad(STREET, "Latitude", "0", "outside_great_britain"),
    Bad(STREET, "Latitude", "-1.5", "outside_great_britain"),
    Bad(STREET, "Latitude", "52.5.1", "not_a_number"),
    Bad(STREET, "Latitude", "nan", "not_a_number"),
    Bad(STREET, "Latitude", "1e400", "not_a_number"),
    Bad(STREET, "Location", "=HYPERLINK(1)", "formula_like_text"),
    Bad(STREET, "Location", "+44 7000", "formula_like_text"),
    Bad(STREET, "Location", "@SUM(1)", "formula_like_text"),
    Bad(STREET, "Location", "-1+cmd|' /C calc'!A0", "formula_like_text"),
    Bad(STREET, "LSOA code", "=1+1", "formula_like_text"),
    Bad(STREET, "Last outcome category", "=A1", "formula_like_text"),
    Bad(CASUALTY, "Grid Ref: Easting", "4182xx", "masked_grid_reference"),
    Bad(CASUALTY, "Grid Ref: Easting", "4341**", "masked_grid_reference"),
    Bad(CASUALTY, "Grid Ref: Northing", "000000", "masked_grid_reference"),
    Bad(CASUALTY, "Grid Ref: Northing", "0", "masked_grid_reference"),
    Bad(CASUALTY, "Grid Ref: Northing", "XXXXXX", "masked_grid_reference"),
    Bad(CASUALTY, "Grid Ref: Easting", "900000", "outside_great_britain"),
    Bad(CASUALTY, "Grid Ref: Northing", "1400000", "outside_great_britain"),
    Bad(CASUALTY, "Grid Ref: Easting", "-434001", "outside_great_britain"),
    Bad(CASUALTY, "Grid Ref: Easting", "SP 34 89", "not_a_number"),
    Bad(CASUALTY, "Accident Date", "31/02/2025", "not_a_date", 1),
    Bad(CASUALTY, "Accident Date", "01/31/2025", "not_a_date", 1),
    Bad(CASUALTY, "Accident Date", "yesterday", "not_a_date", 1),
    Bad(CASUALTY, "Accident Date", "", "missing_required", 1),
    Bad(CASUALTY, "Accident Date", "23/11/2026", "future_month", 1),
    Bad(CASUALTY, "Accident Date", "01/01/0025", "not_a_date", 1),
    Bad(CASUALTY, "Time (24hr)", "2560", "not_a_time"),
    Bad(CASUALTY, "Time (24hr)", "1275", "not_a_time"),
    Bad(CASUALTY, "Time (24hr)", "evening", "not_a_time"),
    Bad(CASUALTY, "Time (24hr)", "-5", "not_a_time"),
    Bad(CASUALTY, "Casualty Severity", "Nasty", "unknown_word"),
    Bad(CASUALTY, "Casualty Severity", "", "missing_required"),
    Bad(CASUALTY, "Casualty Class", "Bystander", "unknown_word"),
    Bad(CASUALTY, "Sex of Casualty", "?", "unknown_word"),
    Bad(CASUALTY, "Age of Casualty", "old", "not_an_age"),
    Bad(CASUALTY, "Age of Casualty", "-3", "not_an_age"),
    Bad(CASUALTY, "Age of Casualty", "999", "not_an_age"),
    Bad(CASUALTY, "Reference Number", "", "missing_required"),
    Bad(CASUALTY, "Reference Number", "=R1", "formula_like_text"),
    Bad(STOP, "Date", "2025-06-31T12:05:00+00:00", "not_a_date", 1),
    Bad(STOP, "Date", "June", "not_a_date", 1),
    Bad(STOP, "Age range", "ancient", "unknown_word"),
    Bad(STOP, "Gender", "N/K", "unknown_word"),
    Bad(CRIME, "Financial_Quarter", "5", "not_a_month", 1),
    Bad(CRIME, "Financial_Year", "2025/27", "not_a_month", 1),
    Bad(CRIME, "Offence_Subgroup", "Piracy", "unknown_word", 1),
    Bad(CRIME, "Number_of_Offences", "many", "not_a_number", 1),
    Bad(CRIME, "Number_of_Offences", "1,20", "not_a_number", 1),
    Bad(FIRES, "Number of fires (three-year average)", "-1", "not_a_number", 1),
    Bad(FIRES, "Number of fires (three-year average)", ":", "not_a_number", 1),
    Bad(FIRES, "Number of fires (three-year average)", "", "missing_required", 1),
]  # fmt: skip


@pytest.mark.parametrize("bad", VALUES, ids=lambda bad: f"{bad.column} {bad.value!r}")
def test_a_bad_value_is_told_by_row_column_and_rule_and_never_repeated(bad, told, written):
    read = told(written("bad.csv", bad.content()))
    found = [fault for fault in read.faults if fault.rule == bad.rule]
    assert [(fault.row, fault.rows, fault.fatal) for fault in found] == [(3, 1, False)]
    assert found[0].column == ("" if bad.rule == "future_month" else _heading(bad))
    assert read.part.rows == bad.kept
    if len(bad.value) > 3:
        assert bad.value not in found[0].message


def _heading(bad: Bad) -> str:
    # A quarter is read from two columns and told under the second.
    return "Financial_Quarter" if bad.column == "Financial_Year" else bad.column


def street(*, head: str = STREET[0], rows: tuple[str, ...] = (STREET[1],)) -> bytes:
    return "\n".join([head, *rows, ""]).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


TWICE = STREET[0].replace("Context", "Month")
OLD = CASUALTY[1].replace("2025", "2005")
REFUSED = {
    "nothing": ("a.csv", b"", "empty_file"),
    "spaces alone": ("a.csv", b"\n \n\n", "empty_file"),
    "headings alone": ("a.csv", street(rows=()), "empty_file"),
    "no text": ("a.csv", b"\x00\x01\x02\x03\xff\xfe", "not_text"),
    "half of utf-16": ("a.csv", b"\xff\xfea\x00b", "not_text"),
    "no byte of windows": ("a.csv", street() + b"\x81", "not_text"),
    "unknown headings": ("a.csv", b"one,two\n1,2\n", "not_recognised"),
    "boundaries": ("a.json", b'{"type": "FeatureCollection", "features": []}', "places"),
    "a lookup": ("a.csv", b"lsoa21_code,ltla24_code\nE01,E07\n", "places"),
    "a heading twice": ("a.csv", street(head=TWICE), "duplicate_heading"),
    "no usable row": ("a.csv", street(rows=(STREET[1].replace("2025-04", "?"),)), "no_usable_row"),
    "an open quote": ("a.csv", street(rows=(STREET[1], ',2025-04,"Police')), "broken_quotes"),
    "columns without end": ("a.csv", (",".join(["x"] * 2000) + "\n").encode(), "too_many_columns"),
    "months far apart": ("a.csv", "\n".join([*CASUALTY, OLD]).encode(), "months_far_apart"),
    "no JSON": ("a.json", b'[{"category": ', "not_json"),
    "JSON in JSON in JSON": ("a.json", b"[" * 100_000, "not_json"),
    "one object": ("a.json", b'{"category": "burglary"}', "not_a_list"),
    "a list of numbers": ("a.json", b"[1, 2]", "not_a_list"),
    "an empty list": ("a.json", b"[]", "empty_file"),
    "other objects": ("a.json", json.dumps([{"a": 1}]).encode(), "not_recognised"),
    "an old workbook": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_workbook"),
    "half a workbook": ("a.xlsx", zipped({"[Content_Types].xml": b"<x/>"}), "broken_workbook"),
    "half a zip": ("a.zip", zipped({"a.csv": street()})[:60], None),
    "a way out": ("a.zip", zipped({"../../a.csv": street()}), "path_escapes"),
    "a way from the root": ("a.zip", zipped({"/etc/a.csv": street()}), "path_escapes"),
    "a way by Windows": ("a.zip", zipped({"..\\..\\a.csv": street()}), "path_escapes"),
    "a bomb": ("a.zip", zipped({"a.csv": b"0" * 40_000_000}), "unpacks_too_large"),
    "pictures": ("a.zip", zipped({"a.png": b"x"}), "nothing_to_read"),
    "a zip in a zip": ("a.zip", zipped({"b.zip": zipped({"a.csv": street()})}), "nothing_to_read"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_one_reason(name, told, written):
    file, content, rule = REFUSED[name]
    read = told(written(file, content))
    assert all(part.parquet == "" for part in read.parts)
    fatal = [fault for fault in read.faults if fault.fatal]
    assert len(fatal) == 1
    assert rule in (None, fatal[0].rule)
    assert fatal[0].message.endswith((".", "read."))


@pytest.mark.parametrize("column", ["Month", "Crime type"])
def test_a_missing_column_is_named_with_what_was_found_and_what_is_nearest(column, told, written):
    path = written("a.csv", street(head=STREET[0].replace(column, f"{column}s")))
    (fault,) = told(path, dataset="police_street").faults
    assert (fault.rule, fault.fatal, fault.column) == ("missing_column", True, column)
    assert f"Nearest is “{column}s”" in fault.message
    assert "“Falls within”" in fault.message


def test_a_file_without_headings_does_not_have_its_first_record_told(told, written):
    path = written("a.csv", "Ann Example,12 Made Up Lane,Burglary\n" * 3)
    for dataset in (None, "police_crimes"):
        (fault,) = told(path, dataset=dataset).faults
        assert fault.fatal
        assert "Ann" not in fault.message


def test_a_file_sent_as_another_dataset_is_refused_as_that(told, written):
    (fault,) = told(written("a.csv", street()), dataset="fly_tipping").faults
    assert (fault.rule, fault.fatal) == ("wrong_dataset", True)
    assert "police_street" in fault.message


def test_there_are_at_least_sixty_bad_files():
    assert len(VALUES) + len(REFUSED) >= 60


def test_the_same_fault_of_many_rows_is_told_once(told, written):
    bad = STREET[1].replace("Burglary", "Witchcraft")
    (fault,) = told(written("a.csv", street(rows=(STREET[1], bad, bad, bad)))).faults
    assert (fault.row, fault.rows) == (3, 3)


def test_a_months_folder_in_a_zip_is_read_member_by_member(told, written):
    other = (STREET[1].replace("2025-04", "2025-05"),)
    files = {"2025-05/b.csv": street(rows=other), "2025-04/a.csv": street(), "readme.txt": b"Hi\n"}
    read = told(written("a.zip", zipped(files)))
    assert [(part.file_name, part.rows) for part in read.parts] == [
        ("a.zip/2025-04/a.csv", 1), ("a.zip/2025-05/b.csv", 1), ("a.zip/readme.txt", 0)
    ]  # fmt: skip
    assert Path(read.parts[0].parquet).is_file()
