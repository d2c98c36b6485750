"""Asks for a run, and writes down how it goes: what the job calls, step by step."""

import shutil
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.audits.changes.planning import move_on
from wardmote.partnership.audits.models import Audit, Correction, Finding, Run
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.editions import AUDIENCES, edition_of
from wardmote.partnership.audits.rules.freezing import folder_of, write_list
from wardmote.partnership.audits.rules.running import UNDER_WAY, check_can_run, is_silent
from wardmote.partnership.audits.rules.states import RUNS_IN, State, check_run_can_become

MOST_WORDS = 200


@transaction.atomic
def ask_for_run(*, audit: Audit, by: Membership, at: datetime, now: datetime) -> Run:
    """Note that a run was asked for; a run before it that was killed is told as stopped.

    Args:
        at: the moment, by the service's clock.
        now: the moment that really passes, by which a silent run is known.
    """
    check_may(by, "run an audit", MAY)
    audit = Audit.objects.select_for_update().select_related("partnership").get(pk=audit.pk)
    under_way = audit.runs.filter(state__in=UNDER_WAY).first()
    check_can_run(audit, under_way, now)
    if under_way:
        said = _("Whatever ran it was stopped, perhaps with the machine. It was started again.")
        remove_files(_end(under_way, Run.State.STOPPED, said, by=by, at=at))
    number = (audit.runs.aggregate(last=Max("number"))["last"] or 0) + 1
    return made(Run(audit=audit, number=number, by=by.person, asked_at=at), by=by, at=at)


def stop_silent(*, at: datetime, now: datetime) -> int:
    """Tell of every run whose worker was killed that it stopped; how many there were."""
    running = Run.objects.filter(state=Run.State.RUNNING).select_related("audit__partnership")
    silent = [run for run in running if is_silent(run, now)]
    for run in silent:
        said = _("Whatever ran it was stopped, perhaps with the machine. Start it again.")
        remove_files(_end(run, Run.State.STOPPED, said, by=None, at=at))
    return len(silent)


@transaction.atomic
def stop(*, run: Run, by: Membership, at: datetime) -> Run:
    """Stop a run; the engine leaves off at its next step."""
    check_may(by, "run an audit", MAY)
    run = _locked(run.pk)
    check_run_can_become(run, Run.State.STOPPED)
    return _end(run, Run.State.STOPPED, _("Stopped by hand."), by=by, at=at)


@transaction.atomic
def begin(*, run_pk: int, at: datetime, now: datetime) -> Run | None:
    """A worker takes a run up; None where it was stopped before, or another has taken it."""
    run = _locked(run_pk)
    if run is None or run.state != Run.State.WAITING:
        return None
    folder = folder_of(run)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    to = {"state": Run.State.RUNNING, "began_at": at, "heard_at": now}
    return altered(run, to, by=None, at=at)


def tell(*, run_pk: int, doing: str, now: datetime) -> bool:
    """What is being done now; no line in the trail.

    Returns:
        Whether the run is still wanted: it may have been stopped meanwhile.
    """
    running = Run.objects.filter(pk=run_pk, state=Run.State.RUNNING)
    told = running.update(doing=doing[:MOST_WORDS], heard_at=now, steps=F("steps") + 1)
    return bool(told)


def be_heard(*, run_pk: int, now: datetime) -> None:
    """A sign of life between two steps."""
    Run.objects.filter(pk=run_pk, state=Run.State.RUNNING).update(heard_at=now)


@transaction.atomic
def finish(*, run_pk: int, at: datetime) -> Run | None:
    """Keep the edition that was written: its findings, its fingerprint; the audit is interim.

    Returns:
        None where the run was stopped meanwhile; its files are removed.
    """
    run = _locked(run_pk)
    if run.state == Run.State.RUNNING and run.audit.state not in RUNS_IN:
        run = _end(run, Run.State.STOPPED, _("The audit moved on meanwhile."), by=None, at=at)
    if run.state != Run.State.RUNNING:
        remove_files(run)
        return None
    to = {"state": Run.State.DONE, "ended_at": at, "doing": "", "sha256": write_list(run)}
    run = altered(run, to, by=None, at=at)
    for audience in AUDIENCES:
        Finding.objects.bulk_create(_findings(run, audience))
    audit = run.audit
    move_on(audit, {"state": State.INTERIM}, stage="interim", by=None, at=at)
    audit.stages.filter(key="data", done_on=None).update(done_on=timezone.localdate(at))
    for correction in audit.corrections.filter(state=Correction.State.ACCEPTED):
        made_right = {"state": Correction.State.MADE, "made_in": run}
        altered(correction, made_right, by=None, at=at)
    return run


@transaction.atomic
def fail(*, run_pk: int, said: str, at: datetime) -> None:
    """The engine could not: in words for whoever asked."""
    run = _locked(run_pk)
    if run is not None and run.state in UNDER_WAY:
        _end(run, Run.State.FAILED, said, by=None, at=at)
        remove_files(run)


def remove_files(run: Run) -> None:
    """What a run wrote that came to nothing."""
    if run.state == Run.State.DONE:
        raise Refused(_("The files of an edition stay."))
    shutil.rmtree(folder_of(run), ignore_errors=True)


def _end(run: Run, state: str, said: str, *, by: Membership | None, at: datetime) -> Run:
    return altered(run, {"state": state, "said": said, "ended_at": at}, by=by, at=at)


def _locked(run_pk: int) -> Run | None:
    runs = Run.objects.select_for_update(of=("self",)).select_related("audit__partnership")
    return runs.filter(pk=run_pk).first()


def _findings(run: Run, audience: str) -> Iterable[Finding]:
    """The findings of an edition as records, in its order."""
    kept = edition_of(run, audience)
    for order, (key, one) in enumerate(kept.edition.findings.items()):
        yield Finding(
            run=run, audience=audience, key=key, order=order, question=one.question,
            theme=one.theme[:200], sentence=one.sentence, value=one.figure.value,
            unit=one.figure.unit[:120], grade=one.grade, direction=one.direction,
        )  # fmt: skip
