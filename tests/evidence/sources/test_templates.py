"""Templates: what an agency without an extract of its own fills in."""

import openpyxl
import pytest

from wardmote.evidence.errors import FileRefused, UnknownName
from wardmote.evidence.sources import template
from wardmote.evidence.sources.catalogue import datasets
from wardmote.evidence.sources.templated import template_headings


@pytest.mark.parametrize("name", sorted(datasets()))
def test_a_csv_template_has_the_headings_and_no_row(name, tmp_path):
    path = template(name, tmp_path / "a.csv")
    (line,) = path.read_text(encoding="utf-8-sig").splitlines()
    assert line.split(",")[:2] == ["Dataset", "Supplied by"]
    assert all(heading.split(",")[0] in line for heading in datasets()[name].headings)


@pytest.mark.parametrize("name", sorted(datasets()))
def test_a_workbook_template_has_notes_on_every_heading(name, tmp_path):
    book = openpyxl.load_workbook(template(name, tmp_path / "a.xlsx"))
    assert book.sheetnames == ["Notes", name]
    headings = [cell.value for cell in book[name][1]]
    assert headings == list(template_headings(datasets()[name]))
    noted = [row[0].value for row in book["Notes"].iter_rows(min_row=7)]
    assert noted == headings


def test_a_workbook_template_offers_the_words_that_a_column_may_hold(tmp_path):
    book = openpyxl.load_workbook(template("resident_survey", tmp_path / "a.xlsx"))
    offered = [each.formula1 for each in book["resident_survey"].data_validations.dataValidation]
    assert '"concern,no concern,no view"' in offered


def test_a_filled_workbook_is_read_with_its_days_times_and_numbers(told, tmp_path):
    from datetime import date, time

    path = template("police_incidents", tmp_path / "sent.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["police_incidents"]
    cells = {
        "Dataset": "police_incidents", "Supplied by": "Sandfordshire Police",
        "Category": "ASB", "Date": date(2025, 1, 8), "Time": time(0, 5), "Easting": 434001,
        "Northing": 289001.0, "Place": "Made Up Lane",
    }  # fmt: skip
    headings = [cell.value for cell in sheet[1]]
    for heading, value in cells.items():
        sheet.cell(2, headings.index(heading) + 1).value = value
    book.save(path)
    read = told(path)
    (row,) = read.rows.to_dict("records")
    assert read.part.supplier == "Sandfordshire Police"
    assert (row["category"], row["happened_on"], row["hour"]) == (
        "anti_social_behaviour", date(2025, 1, 8), 0
    )  # fmt: skip
    assert (row["easting"], row["northing"], row["row_number"]) == (434001.0, 289001.0, 2)


def test_a_template_is_for_a_known_dataset_and_a_csv_or_workbook(tmp_path):
    with pytest.raises(UnknownName, match="istv"):
        template("witchcraft", tmp_path / "a.csv")
    with pytest.raises(FileRefused, match="xlsx"):
        template("istv", tmp_path / "a.doc")
