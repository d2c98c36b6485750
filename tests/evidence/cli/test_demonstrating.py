"""The demonstration from nothing, and a second time: one of its partnerships, and a small one."""

from types import SimpleNamespace

import pytest

from wardmote.evidence.cli import demonstrating
from wardmote.evidence.disclosure import read_log


def told_by(folder):
    """A run of the demonstration: what it showed and what it told."""
    told = []
    shown = list(demonstrating.demonstrate(folder, seed=1, tell=told.append, scale=0.02))
    return SimpleNamespace(shown=shown, told=told)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The folder, a first run and a second one."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as only:
        only.setattr(demonstrating, "MAIN", ("Sandford",))
        return SimpleNamespace(folder=folder, first=told_by(folder), second=told_by(folder))


def test_an_audit_is_shown_with_its_page_and_first_finding(runs):
    (shown,) = runs.first.shown
    assert shown.name == "Sandford"
    assert shown.finding in shown.page.read_text(encoding="utf-8")
    assert (shown.page.parent / "report.docx").exists()
    assert (shown.page.parent / "analyst" / "index.html").exists()


def test_a_second_run_shows_the_same_and_makes_nothing(runs):
    assert runs.second.shown == runs.first.shown
    assert runs.first.told
    assert runs.second.told == []
    assert len(read_log(runs.folder / "store" / "releases.jsonl")) == 1
