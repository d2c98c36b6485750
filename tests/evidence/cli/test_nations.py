"""Counting a whole country, asked as a person at a keyboard asks it."""

import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from wardmote.evidence import madeup
from wardmote.evidence.cli import app


@pytest.fixture(scope="module")
def nation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    return madeup.national(folder / "police.csv", rows=3_000, areas=232, seed=3)


def asked(nation, out, *words):
    """What `wardmote national` prints with --json, parsed."""
    files = [str(nation.crimes), "--data", str(nation.places), "--out", str(out)]
    result = CliRunner().invoke(app, ["national", *files, "--year", "2024/25", "--json", *words])
    assert result.exit_code == 0, (result.output, result.exception)
    return json.loads(result.stdout)


def test_every_partnerships_counts_are_written_for_analysts(nation, tmp_path):
    told = asked(nation, tmp_path, "--years", "3")
    assert told["events"] == nation.rows
    assert told["partnerships"] == nation.partnerships
    counts = pd.read_csv(tmp_path / "tables" / "partnerships.csv")
    assert counts["dataset"].nunique() == nation.partnerships
    manifest = json.loads((tmp_path / "audit.json").read_text("utf-8"))["manifest"]
    assert (manifest["audience"], manifest["marking"][:10]) == ("analyst", "Restricted")


def test_no_small_area_leaves(nation, tmp_path):
    asked(nation, tmp_path)
    written = [path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 9
    assert not [text for text in written if "Z01" in text]


def test_another_engine_counts_the_same(nation, tmp_path):
    in_memory = asked(nation, tmp_path / "one")
    assert asked(nation, tmp_path / "other", "--engine", "duckdb") == in_memory
