"""CSV as it comes: encodings, delimiters, titles, rows that do not fit."""

from pathlib import Path

import pytest

from wardmote.evidence.sources import csv_rows

STREET = Path("wardmote/evidence/sources/police_street/sample.csv")
SAMPLE = (Path(__file__).parents[3] / STREET).read_text(encoding="utf-8")
HEAD, *LINES = SAMPLE.splitlines()


def made(*lines: str) -> str:
    return "\n".join([HEAD, *lines]) + "\n"


@pytest.mark.parametrize(
    "content",
    [
        SAMPLE.encode("utf-8-sig"),
        SAMPLE.encode("utf-16"),
        SAMPLE.replace("\n", "\r\n").encode(),
        SAMPLE.replace("\n", "\r").encode(),
        SAMPLE.replace(",", ";").replace("complete;", "complete,").encode(),
        SAMPLE.replace(",", "\t").encode(),
        SAMPLE.rstrip("\n").encode(),
        SAMPLE.replace("\n", ",,\n").encode(),
    ],
    ids=["mark", "utf-16", "crlf", "cr", "semicolons", "tabs", "no last line end", "empty cells"],
)
def test_a_file_is_read_alike_however_it_was_saved(content, told, written):
    plain, other = told(written("a.csv", SAMPLE)), told(written("b.csv", content))
    assert other.faults == ()
    columns = ["record_id", "row_number", "category", "month", "longitude", "area_code", "place"]
    assert other.rows[columns].equals(plain.rows[columns])


def test_words_saved_by_windows_keep_their_accents(told, written):
    content = made(LINES[0].replace("Made Up Lane", "Rue Café – “Bis”")).encode("cp1252")
    assert list(told(written("a.csv", content)).rows["place"]) == ["On or near Rue Café – “Bis”"]


def test_a_quoted_comma_or_line_end_does_not_end_a_cell(told, written):
    quoted = LINES[0].replace("On or near Made Up Lane", '"Lane, Made Up\nand ""Lane"""')
    rows = told(written("a.csv", made(quoted, LINES[2]))).rows
    assert list(rows["place"]) == ['Lane, Made Up\nand "Lane"', "On or near Supermarket"]
    assert list(rows["row_number"]) == [2, 3]


def test_a_blank_line_is_counted_and_passed_over(told, written):
    read = told(written("a.csv", made(LINES[0], "", LINES[1])))
    assert list(read.rows["row_number"]) == [2, 4]
    assert read.faults == ()


def test_a_title_above_the_headings_is_passed_over(told, written):
    read = told(written("a.csv", "Street crime\nMade up\n" + made(LINES[0], LINES[1])))
    assert list(read.rows["row_number"]) == [4, 5]


def test_a_row_with_a_cell_too_many_is_left_out_and_told(told, written):
    read = told(written("a.csv", made(LINES[0], LINES[1] + "x,y,z", LINES[2], "short,row")))
    (fault,) = read.faults
    assert (fault.rule, fault.row, fault.rows, fault.fatal) == ("ragged_row", 3, 2, False)
    assert list(read.rows["row_number"]) == [2, 4]


def test_both_roads_through_a_csv_file_give_the_same_rows(told, written, monkeypatch):
    path = written("a.csv", SAMPLE)
    quick = told(path)
    monkeypatch.setattr(csv_rows, "_has_blank_line", lambda path: True)
    assert told(path).rows.equals(quick.rows)


def test_headings_may_differ_in_case_and_spaces(told, written):
    other = HEAD.replace("Crime type", " CRIME  TYPE ").replace("LSOA code", "lsoa_code")
    assert told(written("a.csv", "\n".join([other, *LINES]))).part.rows == len(LINES)


def test_rows_of_two_suppliers_in_one_file_are_kept_apart(told, written):
    other = LINES[1].replace("Sandfordshire Police", "Riverton Police")
    read = told(written("a.csv", made(LINES[0], other, LINES[2])))
    assert [(part.supplier, part.rows, part.rows_read) for part in read.parts] == [
        ("Riverton Police", 1, 1),
        ("Sandfordshire Police", 2, 2),
    ]
