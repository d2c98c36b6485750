"""`wardmote may-share` answers as the page does."""

import pytest
from typer.testing import CliRunner

from wardmote.partnership.website.command import whole


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(whole(), ["may-share", "riverton", *words])


def test_it_says_yes_with_the_basis(run, live):
    said = run("--what", "police_crimes", "--from", "Riverton Police")
    assert said.exit_code == 0, said.output
    assert "YES" in said.output
    assert "Allowed by Sharing, version 1." in said.output
    assert "s.115" in said.output


def test_it_says_no_with_what_would_have_to_change(run, live):
    said = run("--what", "police_crimes", "--from", "Riverton Police", "--for", "tasking")
    assert said.exit_code == 1
    assert "NO" in said.output
    assert "A protocol must name this purpose." in said.output


@pytest.mark.parametrize(
    "words",
    [
        ("--what", "gossip", "--from", "Riverton Police"),
        ("--what", "police_crimes", "--from", "Nobody"),
        ("--what", "police_crimes", "--from", "Riverton Police", "--for", "fun"),
    ],
)
def test_words_that_are_none_are_refused(run, live, words):
    said = run(*words)
    assert said.exit_code != 0
    assert "YES" not in said.output
    assert str(said.exception)
