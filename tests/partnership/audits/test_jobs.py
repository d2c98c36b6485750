"""The job that runs an audit: on a small made-up store, and when something goes wrong."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.partnership.audits.life import agreed, people
from wardmote import evidence
from wardmote.evidence import Period, Store, madeup, take_in
from wardmote.partnership.audits import jobs
from wardmote.partnership.audits.changes import running
from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_folder, the_edition
from wardmote.partnership.audits.rules.freezing import folder_of, is_unchanged
from wardmote.partnership.exchange.rules.keeping import places_folder, store_folder

pytestmark = pytest.mark.django_db(transaction=True)
YEAR, DAY = Period.parse("2025/26"), date(2026, 6, 1)


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """A small country and the store of what one council sent."""
    folder = tmp_path_factory.mktemp("small")
    madeup.write(folder / "data", seed=1, scale=0.02, until=YEAR)
    with Store.open(folder / "store") as store:
        for path in sorted((folder / "data" / "council").glob("council_asb_riverton*")):
            take_in(store, path, day=DAY)
    return folder


@pytest.fixture
def who(riverton, member):
    return people(member, riverton)


@pytest.fixture
def kept(riverton, small):
    """The partnership's own store and places."""
    for source, to in (("store", store_folder(riverton)), ("data", places_folder(riverton))):
        shutil.copytree(small / source, to, dirs_exist_ok=True)
    yield
    shutil.rmtree(store_folder(riverton).parent)


def asked(riverton, who, at) -> Run:
    audit = agreed(riverton, who.analyst, at)
    return running.ask_for_run(audit=audit, by=who.analyst, at=at, now=jobs.really_now())


def conducted(run: Run) -> Run:
    jobs.conduct.call(run.pk)
    run.refresh_from_db()
    return run


@pytest.mark.timeout(900)  # it makes a country up, and the engine draws every picture
def test_a_run_writes_both_editions_and_says_how_far_it_is(riverton, who, at, kept):
    run = conducted(asked(riverton, who, at))
    assert (run.state, run.said) == (Run.State.DONE, "")
    assert run.steps > 3
    audit = Audit.objects.get(pk=run.audit_id)
    assert audit.state == Audit.State.INTERIM
    public = the_edition(audit, PUBLIC)
    assert list(public.edition.findings) == [one.key for one in run.findings.public()]
    assert is_unchanged(run)
    told = (edition_folder(run, PUBLIC) / "audit.json").read_text(encoding="utf-8")
    assert who.analyst.person.name not in told


def test_what_the_engine_refuses_is_told_in_its_words(riverton, who, at):
    run = conducted(asked(riverton, who, at))
    assert run.state == Run.State.FAILED
    assert run.said
    assert "Traceback" not in run.said
    assert not folder_of(run).exists()


def test_a_failure_of_the_program_is_told_without_its_particulars(riverton, who, at, monkeypatch):
    def broken(*args, **told):
        raise RuntimeError("secret particulars")

    monkeypatch.setattr(evidence, "write_editions", broken)
    run = conducted(asked(riverton, who, at))
    assert run.state == Run.State.FAILED
    assert "secret" not in run.said
    assert str(run.pk) in run.said


def test_a_run_that_was_stopped_leaves_off_at_its_next_step(riverton, who, at, monkeypatch):
    run = asked(riverton, who, at)

    def slow(*args, tell, public, **told):
        tell("The first step")
        public.mkdir(parents=True)
        running.stop(run=run, by=who.analyst, at=at)
        tell("The second step")
        raise AssertionError("It went on")

    monkeypatch.setattr(evidence, "write_editions", slow)
    assert conducted(run).state == Run.State.STOPPED
    assert not edition_folder(run, PUBLIC).exists()


def test_a_run_that_another_worker_took_is_not_run_twice(riverton, who, at, monkeypatch):
    run = asked(riverton, who, at)
    running.begin(run_pk=run.pk, at=at, now=jobs.really_now())
    monkeypatch.setattr(evidence, "write_editions", lambda *a, **t: pytest.fail("It ran twice"))
    assert conducted(run).state == Run.State.RUNNING
