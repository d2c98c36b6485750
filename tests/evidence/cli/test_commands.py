"""The commands, asked as a person at a keyboard asks them."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from tests.evidence.places.strip import write_strip
from tests.evidence.sources.samples import filled_template
from wardmote import rulebook
from wardmote.evidence.cli import app, main
from wardmote.evidence.sources.catalogue import dataset_of, sample, sources

DAY = "2025-06-01"


def run(*words, code=0):
    """What a command prints."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == code, (result.output, result.exception)
    return result.stdout


def told(*words, code=0):
    """What a command prints with --json, parsed."""
    return json.loads(run(*words, "--json", code=code))


@pytest.fixture(scope="module")
def crimes() -> Path:
    return sample(sources()["police_street"])


@pytest.fixture(scope="module")
def store(tmp_path_factory, crimes) -> Path:
    """A store to which the same file was added twice."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    assert told("add", crimes, "--store", folder, "--on", DAY)["added"] == 1
    return folder


def test_describe_lists_every_dataset():
    names = {row["name"] for row in told("describe")}
    assert names == {dataset.name for dataset in rulebook.load().datasets}
    assert "Read from" in run("describe")


def test_describe_tells_the_fields_of_one_dataset_and_what_it_cannot_tell():
    one = told("describe", "ambulance_calls")
    assert one["paragraph"]
    assert one["limits"]
    assert {"heading", "required", "meaning"} == set(one["fields"][0])
    assert "What it cannot tell" in run("describe", "ambulance_calls")


@pytest.mark.parametrize(
    "about",
    [
        (),
        ("--about", "Burglary", "--place", "Northgate"),
        ("--place", "Northgate", "--school-days", "terms.csv"),
    ],
)
def test_a_profile_is_of_a_theme_or_of_a_place(tmp_path, about):
    asked = ("profile", "Riverton", "--data", tmp_path, "--year", "2023/24", "--out", tmp_path)
    run(*asked, *about, code=2)


def test_an_unknown_dataset_is_answered_with_those_that_are_known(monkeypatch, capsys):
    assert "ambulance_calls" in refused(monkeypatch, capsys, "describe", "crop_circles")


def refused(monkeypatch, capsys, *words):
    """What is said on the error stream by a command that ends with status 2."""
    monkeypatch.setattr("sys.argv", ["wardmote", *(str(word) for word in words)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_empty_template_is_of_its_dataset_and_has_no_rows(kind, tmp_path):
    path = tmp_path / f"calls.{kind}"
    assert str(path) in run("template", "ambulance_calls", "--out", path)
    report = told("check", path, "--on", DAY, code=1)
    assert (report["dataset"], report["rows_usable"]) == ("ambulance_calls", 0)
    assert not report["usable"]


def test_a_workbook_template_holds_more_than_the_headings(tmp_path):
    path = tmp_path / "calls.xlsx"
    run("template", "ambulance_calls", "--out", path)
    assert len(load_workbook(path).sheetnames) > 1


def test_a_sound_file_can_be_used(crimes):
    report = told("check", crimes, "--on", DAY)
    assert report["usable"]
    assert report["dataset"] == "police_street"
    assert "can be used" in run("check", crimes, "--on", DAY)


def test_a_bad_file_is_answered_by_row_and_column(tmp_path):
    path = filled_template("ambulance_calls", tmp_path)
    lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    dataset = dataset_of("ambulance_calls")
    heading = next(f.heading for f in dataset.fields if f.type == "date")
    for line in lines[1:]:
        line[lines[0].index(heading)] = "soon"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    report = told("check", path, "--as", "ambulance_calls", "--on", DAY, code=1)
    faults = {(fault["row"], fault["column"]): fault["message"] for fault in report["faults"]}
    assert (2, heading) in faults
    assert "soon" not in faults[2, heading]
    text = " ".join(run("check", path, "--on", DAY, code=1).split())
    assert "cannot be used as it is" in text


def test_a_file_added_twice_is_held_already(store, crimes):
    again = told("add", crimes, "--store", store, "--on", DAY)
    assert (again["added"], again["held_already"]) == (0, 1)
    assert len(told("held", "--store", store)) == 1


def test_held_lists_the_deliveries(store, crimes):
    (delivery,) = told("held", "--store", store)
    assert delivery["dataset"] == "police_street"
    assert delivery["rows"] == len(crimes.read_text(encoding="utf-8").splitlines()) - 1
    assert "1 deliveries" in run("held", "--store", store)


def test_explain_tells_what_stands_for_each_month(store):
    months = told("explain", "police_street", "--store", store)
    assert {row["state"] for row in months} == {"live"}
    assert "live" in run("explain", "police_street", "--store", store)


def test_nothing_is_forgotten_before_its_day_and_all_after(tmp_path, crimes):
    folder = tmp_path / "store"
    run("add", crimes, "--store", folder, "--on", DAY)
    assert told("forget", "--on", DAY, "--store", folder) == []
    gone = told("forget", "--on", "2099-01-01", "--store", folder)
    assert {row["dataset"] for row in gone} == {"police_street"}
    assert [row["state"] for row in told("held", "--store", folder)] == ["forgotten"]


def test_a_day_that_is_none_is_refused(store):
    result = CliRunner().invoke(app, ["forget", "--on", "soon", "--store", str(store)])
    assert result.exit_code == 2
    assert "Write it as 2026-03-27" in " ".join(result.stderr.split())


def test_a_file_that_was_refused_is_named(tmp_path):
    stray = tmp_path / "stray.csv"
    stray.write_text("a,b\n1,2\n", encoding="utf-8")
    taken = told("add", stray, "--store", tmp_path / "store", "--on", DAY)
    assert taken["added"] == 0
    assert taken["not_read"][0].startswith("stray.csv: ")


def test_protected_counts_are_multiples_of_five_that_still_add_up(tmp_path):
    path = tmp_path / "counts.csv"
    areas = "".join(f"Area {n},{n}\n" for n in range(1, 30))
    path.write_text(f"area,count\n{areas}", encoding="utf-8")
    run("protect", path, "--key", tmp_path / "keys")
    protected = (tmp_path / "counts.protected.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(protected.splitlines()))
    counts = [int(row["count"]) for row in rows]
    assert all(count % 5 == 0 for count in counts)
    assert abs(sum(counts) - sum(range(1, 30))) < 5
    assert (tmp_path / "keys" / "release.key").stat().st_mode & 0o077 == 0


def test_a_clean_folder_has_no_leaks_and_a_file_with_a_hidden_sheet_has(tmp_path):
    (tmp_path / "clean.csv").write_text("area,count\nA,5\n", encoding="utf-8")
    assert told("scan", tmp_path) == []
    assert "1 files scanned, 0 leaks." in run("scan", tmp_path)
    book = Workbook()
    book.create_sheet("rows").sheet_state = "hidden"
    book.save(tmp_path / "hidden.xlsx")
    leaks = told("scan", tmp_path, code=1)
    assert any("hidden" in json.dumps(leak) for leak in leaks)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """The made-up strip of two partnerships: places, and no file of any agency."""
    return write_strip(tmp_path_factory.mktemp("strip"))


def test_partnerships_are_listed_with_their_districts(data):
    names = {row["name"] for row in told("partnerships", "--data", data, "--on", DAY)}
    assert names == {"Riverton", "Collingbridge"}


def audit_of(name, data, tmp_path, *more):
    words = ("audit", name, "--data", data, "--year", "2024/25", "--out", tmp_path / "out")
    return (*words, "--store", tmp_path / "store", "--on", DAY, *more)


def test_an_audit_of_an_unknown_partnership_says_how_to_list_those_that_are_known(
    data, tmp_path, monkeypatch, capsys
):
    said = refused(monkeypatch, capsys, *audit_of("Atlantis", data, tmp_path))
    assert "Atlantis" in said
    assert "wardmote partnerships" in said
    assert not (tmp_path / "out").exists()


def test_an_audit_where_nothing_was_supplied_says_so(tmp_path, data, monkeypatch, capsys):
    said = refused(monkeypatch, capsys, *audit_of("Riverton", data, tmp_path))
    assert "Nothing in the store lies in Riverton in 2024/25." in said


def test_harm_weights_that_are_not_valid_there_are_refused(tmp_path, data, monkeypatch, capsys):
    words = audit_of("Riverton", data, tmp_path, "--nation", "Scotland")
    assert "are valid in Scotland" in refused(monkeypatch, capsys, *words)


def test_one_person_alone_does_not_release(tmp_path, data):
    words = audit_of("Riverton", data, tmp_path, "--by", "A. Analyst")
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 2
    assert "Two people" in " ".join(result.stderr.split())
