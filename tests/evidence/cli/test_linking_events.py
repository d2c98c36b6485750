"""Linking from the command line: counts, what they rest on, and what the rules refuse."""

import json
import stat

import pandas as pd
import pyarrow as pa
import pytest
from typer.testing import CliRunner

from tests.evidence import keeping
from tests.evidence.places.strip import SOUTH, WEST, write_strip
from wardmote import rulebook
from wardmote.evidence.cli import app, main
from wardmote.evidence.cli.links_in_words import in_words
from wardmote.evidence.madeup.calls import EPOCH, as_records, told_by
from wardmote.evidence.records import NAMES, SCHEMA
from wardmote.evidence.store import Store

BOTH = ("--protocol", "ambulance_calls=audit", "--protocol", "police_crimes=audit,evaluation")
SECRET = "a word of somebody"


def run(where, *more, code=0):
    data, store = where
    words = ("link", "Riverton", "--data", data, "--store", store, "--year", "2024", *more)
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == code, (result.output, result.exception)
    return result.stdout


@pytest.fixture(scope="module")
def told():
    """Of 3,000 events, what two agencies tell of."""
    return told_by(3000, {"ambulance_calls": 0.5, "police_crimes": 0.6}, seed=1)


@pytest.fixture(scope="module")
def where(tmp_path_factory, told):
    """Places, and a store with the year's events of two agencies and a third's, all in Riverton."""
    folder = tmp_path_factory.mktemp("linked")
    with Store.open(folder / "store") as opened:
        for name, rows in {**told, "istv": told["police_crimes"]}.items():
            incoming = keeping.incoming(
                folder, _table(rows), dataset=name, supplier=name, name=name
            )
            opened.add(incoming, day=pd.Timestamp("2025-02-01").date())
    return write_strip(folder / "strip"), folder / "store"


def _table(rows: pd.DataFrame) -> pa.Table:
    """Standard records of 2024, on Riverton's four kilometres; every fourth is no violence."""
    told = _kinds(as_records(rows).drop(columns="delivery"), rows["incident"] % 4 == 0)
    day = pd.Timestamp("2024-01-01") + (told["happened_on"] - EPOCH)
    told = told.assign(
        happened_on=day.dt.date, month=day.dt.to_period("M").dt.start_time.dt.date, count=1,
        easting=WEST + told["easting"] % 4000, northing=SOUTH + told["northing"] % 1000,
        place=SECRET, record_id=SECRET, area_code=None,
    )  # fmt: skip
    kept = told[day < "2025-01-01"].reindex(columns=NAMES).astype(object)
    return pa.Table.from_pandas(kept.where(kept.notna(), None), schema=SCHEMA, preserve_index=False)


def _kinds(told: pd.DataFrame, other: pd.Series) -> pd.DataFrame:
    """Violence and other events in the words of each agency."""
    by_police = told["category"] == "police_crimes"
    violence = by_police.map({True: "Violence with injury", False: "Assault"})
    rest = by_police.map({True: "Residential burglary", False: "Overdose"})
    category = by_police.map({True: "violence_against_the_person", False: "ambulance_call"})
    return told.assign(
        subcategory=violence.mask(other, rest),
        category=category.mask(by_police & other, "burglary"),
    )


@pytest.fixture(scope="module")
def found(where, tmp_path_factory):
    """What is told, and the file of links."""
    path = tmp_path_factory.mktemp("out") / "links.csv"
    return json.loads(run(where, *BOTH, "--out", path, "--json")), path


def test_two_agencies_events_are_counted_about_as_they_are(found, told):
    both = set.intersection(*(set(rows["incident"]) for rows in told.values()))
    (pair,) = [each for each in found[0]["linked"] if len(each["datasets"]) == 2]
    assert pair["beyond_chance"] == pytest.approx(len(both), rel=0.1)
    assert pair["links"] == pytest.approx(len(both), rel=0.2)


def test_the_nearer_two_records_lie_the_likelier_they_are_one_event(found):
    (pair,) = [each for each in found[0]["linked"] if len(each["datasets"]) == 2]
    times = {weight["compared"]: weight["times_as_likely"] for weight in pair["weights"]}
    assert times["up to 10 metres apart"] > 1 > times["150 to 250 metres apart"]
    assert times["in the same hour"] > times["2 hours apart"]


def test_how_many_of_a_kind_neither_told_of_is_estimated_with_what_must_hold(found, told):
    (hidden,) = found[0]["none_told"]
    violence = [set(rows["incident"][rows["incident"] % 4 > 0]) for rows in told.values()]
    by_any, by_both = len(set.union(*violence)), len(set.intersection(*violence))
    true = sum(n % 4 > 0 for n in range(3000)) - by_any
    assert hidden["told_by_any"] == pytest.approx(by_any, rel=0.06)
    assert hidden["told_by_all"] == pytest.approx(by_both, rel=0.15)
    assert hidden["none_told"] == pytest.approx(true, rel=0.35)  # missed links make it larger
    assert hidden["low"] < hidden["none_told"] < hidden["high"]
    assert hidden["beyond_chance"]["none_told"] == pytest.approx(true, rel=0.25)
    assert [line.split(":")[0] for line in hidden["assumptions"]] == [
        "Closed", "Rightly linked", "Independent", "Equally catchable",
    ]  # fmt: skip


def test_what_the_rulebook_does_not_name_is_not_linked_and_told(found):
    refused = {tuple(each["datasets"]): each for each in found[0]["not_linked"]}
    assert "linking.toml" in refused["istv", "police_crimes"]["why"]
    assert refused["istv", "police_crimes"]["no_rule"]
    assert ("ambulance_calls", "police_crimes") not in refused


def test_the_file_of_links_names_rows_and_nothing_that_they_tell(found):
    told, path = found
    rows = pd.read_csv(path)
    assert len(rows) == sum(each["links"] for each in told["linked"])
    assert set(rows["handling"]) == {"Restricted: not for publication"}
    assert {"dataset", "row_number", "first_dataset", "first_row_number"} < set(rows.columns)
    assert SECRET not in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_protocol_nothing_is_linked_and_nothing_is_written(where, tmp_path):
    said = run(where)
    assert "No live protocol grants ambulance_calls for “audit”" in said
    assert "in no row of linking.toml" in said
    assert "likely to be" not in said
    assert list(tmp_path.iterdir()) == []


def test_datasets_that_are_named_and_may_not_be_linked_end_the_command(where, monkeypatch, capsys):
    data, store = where
    asked = ("--data", data, "--store", store, "--year", "2024", *BOTH)
    words = (
        "wardmote",
        "link",
        "Riverton",
        *asked,
        "--dataset",
        "istv",
        "--dataset",
        "police_crimes",
    )
    monkeypatch.setattr("sys.argv", [str(word) for word in words])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "does not let istv with police_crimes be linked" in capsys.readouterr().err


def test_a_protocol_that_cannot_be_read_and_a_third_dataset_are_answered(where):
    for words in (
        ("--protocol", "ambulance_calls"),
        ("--dataset", "a", "--dataset", "b", "--dataset", "c"),
    ):
        run(where, *words, code=2)


def test_a_person_is_told_counts_and_what_was_learned(where):
    said = run(where, *BOTH, "--dataset", "ambulance_calls", "--dataset", "police_crimes")
    assert "are likely to be told of by both" in said
    assert "What was learned" in said
    assert "more were told of by neither (95% interval" in said
    assert "- Equally catchable" in said
    assert "no ground for acting on one record" in " ".join(said.split())


def test_levels_are_told_in_words():
    rule = rulebook.load().linking
    words = [in_words(*level, rule) for level in (("gap", 1), ("kind", 0), ("kind", 1))]
    assert words == ["1 hour apart", "of the same kind", "of another kind"]
