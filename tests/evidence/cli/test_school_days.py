"""A file of school days is read, or refused by row and column with what to do."""

import pytest

from wardmote.evidence.cli.school_days import read_school_days
from wardmote.evidence.errors import FileRefused


def file(folder, text, encoding="utf-8"):
    path = folder / "schools.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_a_run_of_days_is_of_its_mondays_to_fridays(tmp_path):
    found = read_school_days(file(tmp_path, "first,last,kind\n2025-10-24,2025-10-28,half term\n"))
    assert found["day"].dt.strftime("%a %d").tolist() == ["Fri 24", "Mon 27", "Tue 28"]
    assert set(found["kind"]) == {"half term"}


def test_single_days_are_taken_as_they_are_and_once(tmp_path):
    text = "Day,Kind\n2025-10-25,match day\n25/10/2025,match day\n\n25/10/2025,fair\n"
    found = read_school_days(file(tmp_path, text, encoding="utf-8-sig"))
    assert found["kind"].tolist() == ["match day", "fair"]
    assert set(found["day"].dt.strftime("%Y-%m-%d")) == {"2025-10-25"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "row 1, the heading, is “”. Write day,kind or first,last,kind"),
        ("date,what\n", "row 1, the heading, is “date,what”"),
        ("day,kind\n", "no day is listed"),
        ("day,kind\n2025-13-01,fair\n", "Row 2, column day: “2025-13-01” is no day; write it as"),
        ("day,kind\n1/2/25/3,fair\n", "Row 2, column day: “1/2/25/3” is no day"),
        ("day,kind\n2025-01-01,\n", "Row 2, column kind: empty; write what kind of day"),
        ("day,kind\n2025-01-01\n", "Row 2: 1 columns; write day,kind"),
        ("first,last,kind\n2025-02-02,2025-02-01,fair\n", "Row 2, column last: 2025-02-01 is bef"),
        ("first,last,kind\nx,2025-02-01,f\n2025-02-01,y,f\n", "Row 2, .* Row 3, column last: “y”"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column_all_at_once(tmp_path, text, says):
    with pytest.raises(FileRefused, match=f"schools.csv: .*{says}"):
        read_school_days(file(tmp_path, text))


def test_a_file_that_is_no_text_is_refused_with_what_to_do(tmp_path):
    with pytest.raises(FileRefused, match="Save it as a CSV file in UTF-8"):
        read_school_days(file(tmp_path, "day,kind\n2025-01-01,Fête\n", encoding="latin-1"))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileRefused, match="cannot be read"):
        read_school_days(tmp_path / "schools.csv")
