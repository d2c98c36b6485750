import pandas as pd
import pytest
from openpyxl import load_workbook

from tests.evidence.reports.made_up_edition import edition


@pytest.fixture(scope="module")
def book(public_report):
    return load_workbook(public_report / "tables.xlsx")


def test_the_cover_comes_first_then_contents_and_notes_then_every_table(book):
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert len([name for name in book.sheetnames if name.startswith("Table_")]) == len(
        edition().exhibits
    )


def test_nothing_is_hidden_and_nothing_runs(book, public_report):
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not [row for row in sheet.row_dimensions.values() if row.hidden]
        assert not [column for column in sheet.column_dimensions.values() if column.hidden]
        assert not sheet.merged_cells.ranges
        assert not [cell for row in sheet for cell in row if cell.data_type == "f" or cell.comment]
    assert not book.defined_names


def test_each_sheet_holds_one_table_under_its_title_and_source(book):
    for sheet in book.worksheets[1:]:
        assert len(sheet.tables) == 1, sheet.title
    assert book["Table_6"]["A1"].value == edition().exhibits["kinds.change"].title
    assert "0 means none or up to 4" in "".join(str(cell.value) for cell in book["Table_6"]["A"])


def test_the_numbers_are_those_of_the_table(book):
    sheet, table = book["Table_6"], edition().exhibits["kinds.change"].table
    (made,) = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in sheet[made.ref]]
    pd.testing.assert_frame_equal(
        pd.DataFrame(rows[1:], columns=table.columns), table, check_dtype=False
    )


def test_a_cell_that_would_run_is_escaped_and_marks_are_kept(book):
    words = [cell.value for row in book["Table_12"] for cell in row]
    assert "'=On or near Weir Street" in words
    assert "[c]" in words


def test_the_contents_lead_to_every_table(book):
    links = [cell.hyperlink.location for cell in book["Contents"]["A"] if cell.hyperlink]
    assert links[0] == "'Table_1'!A1"
    assert len(links) == len(book.sheetnames) - 3


def test_the_notes_explain_the_marks(book):
    words = [str(cell.value) for cell in book["Notes"]["A"]]
    assert {"[c]", "[x]", "[z]"} <= set(words)
