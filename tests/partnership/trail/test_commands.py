"""`wardmote trail`, as a host types it."""

import json

import pytest
from django.db import connection
from typer.testing import CliRunner

from tests.partnership.trail import intruder
from wardmote.partnership.trail import guards
from wardmote.partnership.trail.models import Log
from wardmote.partnership.website.command import whole
from wardmote.partnership.website.waking import Refused


def trail(*words):
    return CliRunner().invoke(whole(), ["trail", *map(str, words)])


@pytest.fixture
def log(told) -> Log:
    return told(12)


@pytest.fixture
def held(log, tmp_path):
    path = tmp_path / "riverton.checkpoint"
    assert trail("checkpoint", "riverton", "--out", path).exit_code == 0
    return path


def test_a_sound_trail_is_told_to_be_so(log) -> None:
    done = trail("verify")
    assert done.exit_code == 0
    assert "riverton: 12 entries" in done.output


def test_the_first_bad_entry_is_told(log) -> None:
    guards.take_down(connection)
    intruder.entry_rows(log.entries.get(index=5)).update(why="Another reason")
    done = trail("verify", "riverton")
    assert done.exit_code == 1
    assert "riverton, entry 5: is not what was written." in done.output


def test_guards_that_are_down_are_told(log) -> None:
    guards.take_down(connection)
    assert "guard of the database is down" in trail("verify").output


def test_what_a_partner_holds_tells_of_a_log_that_is_gone(log, held) -> None:
    guards.take_down(connection)
    intruder.remove_the_log(log, None)
    done = trail("verify", "--against", held)
    assert done.exit_code == 1
    assert "the whole log is gone" in done.output


def test_a_trail_agrees_with_what_was_held_of_it(log, held) -> None:
    assert trail("verify", "riverton", "--against", held).exit_code == 0


def test_a_held_file_that_was_altered_is_refused(log, held) -> None:
    told = json.loads(held.read_text())
    held.write_text(json.dumps({**told, "size": 11}))
    assert isinstance(trail("verify", "--against", held).exception, Refused)


def test_a_file_that_is_no_checkpoint_is_refused(log, tmp_path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear partner")
    assert isinstance(trail("verify", "--against", path).exception, Refused)


def test_there_is_no_checkpoint_of_a_trail_that_is_not(db, tmp_path) -> None:
    done = trail("checkpoint", "nowhere", "--out", tmp_path / "file")
    assert isinstance(done.exception, Refused)


def test_a_new_key_is_told_by_its_id(db) -> None:
    assert "signed with key" in trail("new-key").output
