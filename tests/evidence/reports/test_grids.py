import pandas as pd

from wardmote.evidence.reports.grids import grid


def cells(table):
    return grid(pd.DataFrame(table), "caption").rows


def test_a_column_keeps_one_kind_of_decimals():
    assert cells({"a": ["x", "y"], "rate": [100.0, 12.26]}) == (("x", "100.0"), ("y", "12.3"))


def test_whole_numbers_have_commas_and_years_have_none():
    assert cells({"year": [2024, 2025], "count": [13853.0, 5.0]}) == (
        ("2024", "13,853"),
        ("2025", "5"),
    )


def test_what_is_missing_is_marked_and_the_mark_explained():
    made = grid(pd.DataFrame({"a": ["x", "y"], "count": [None, 3.0]}), "caption")
    assert made.rows == (("x", "[x]"), ("y", "3"))
    assert [mark for mark, _ in made.marks] == ["[x]"]


def test_a_mark_among_numbers_leaves_the_column_a_column_of_numbers():
    made = grid(pd.DataFrame({"count": ["[c]", 1200.0]}), "caption")
    assert made.rows == (("[c]",), ("1,200",))
    assert made.heads[0].numeric
    assert [mark for mark, _ in made.marks] == ["[c]"]


def test_headings_are_the_words_given_for_the_columns():
    made = grid(pd.DataFrame({"n_inc": [1]}), "caption", {"n_inc": "incidents a year"})
    assert made.heads[0].title == "Incidents a year"
