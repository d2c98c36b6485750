import csv
import io
import json

import pandas as pd

from tests.evidence.reports.made_up_edition import edition
from wardmote.evidence.reports import csvs


def test_a_cell_that_a_spreadsheet_would_run_is_quoted():
    table = pd.DataFrame(
        {"place": ["=HYPERLINK()", "+1", "-x", "@y", "plain", "[c]"], "n": [-1.5] * 6}
    )
    rows = list(csv.reader(io.StringIO(csvs.csv(table))))
    assert [row[0] for row in rows] == [
        "place",
        "'=HYPERLINK()",
        "'+1",
        "'-x",
        "'@y",
        "plain",
        "[c]",
    ]
    assert rows[1][1] == "-1.5"


def test_the_first_row_is_the_column_names_and_no_title_stands_above_it():
    assert csvs.csv(pd.DataFrame({"a": [1], "b": [None]})) == "a,b\n1,\n"


def test_the_metadata_tell_what_every_column_means():
    made = edition()
    exhibit = made.exhibits["kinds.change"]
    told = json.loads(csvs.metadata(exhibit, made))
    columns = told["tableSchema"]["columns"]
    assert [column["titles"] for column in columns] == list(exhibit.table.columns)
    assert columns[1]["dc:description"] == "Change on the previous year, %"
    assert [column["datatype"] for column in columns] == ["string", "number", "number", "number"]
    assert told["url"] == "kinds.change.csv"
    assert "[c]" in told["tableSchema"]["null"]
