"""The life of an audit, step by step, by the changes that pages call."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.audits import jobs
from wardmote.partnership.audits.changes import planning, running, signing
from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.editions import edition_folder


@dataclass(frozen=True)
class People:
    """Who takes part: one runs, another checks, two sign."""

    analyst: Membership
    officer: Membership
    chair: Membership
    board: Membership


def people(member, partnership: Partnership) -> People:
    roles = ("analyst", "officer", "chair", "board")
    return People(*(member(role, partnership=partnership).membership for role in roles))


def planned(partnership: Partnership, by: Membership, at: datetime, **more) -> Audit:
    told = {
        "title": "Audit 2025/26", "period": "2025/26", "terms": "To know what to put first.",
        "due_on": date(2027, 2, 1), **more,
    }  # fmt: skip
    return planning.plan(partnership=partnership, by=by, at=at, **told)


def agreed(partnership: Partnership, by: Membership, at: datetime, **more) -> Audit:
    audit = planned(partnership, by, at, **more)
    return planning.agree_scope(audit=audit, why="Time is short.", by=by, at=at)


def written(run: Run, editions: Path, at: datetime) -> Run:
    """A run to which the engine wrote these editions."""
    now = jobs.really_now()
    running.begin(run_pk=run.pk, at=at, now=now)
    for audience in ("public", "analyst"):
        folder = edition_folder(run, audience)
        shutil.copytree(editions / audience, folder, dirs_exist_ok=True)
    return running.finish(run_pk=run.pk, at=at)


def interim(partnership, by: Membership, at: datetime, editions: Path, **more) -> Audit:
    audit = agreed(partnership, by, at, **more)
    run = running.ask_for_run(audit=audit, by=by, at=at, now=jobs.really_now())
    written(run, editions, at)
    return Audit.objects.get(pk=audit.pk)


def published(partnership, who: People, at: datetime, editions: Path, **more) -> Audit:
    audit = interim(partnership, who.analyst, at, editions, **more)
    signing.check(audit=audit, words="Totals and sources.", by=who.officer, at=at)
    for each in (who.chair, who.board):
        signing.sign_off(audit=audit, by=each, at=at)
    return signing.publish(audit=audit, by=who.officer, at=at)
