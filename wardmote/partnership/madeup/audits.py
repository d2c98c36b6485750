"""The audits of a made-up partnership: what the demonstration audited is out; the next is planned.

The engine has run already: its editions are copied from where `wardmote demo` wrote them. Where it
wrote none, as in tests, there is only the plan of the next audit.
"""

import os
import shutil
from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta
from django.conf import settings

from wardmote.evidence.cli.demonstrating import HARM, KEY
from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.audits.changes import (
    authorising,
    planning,
    running,
    saying,
    signing,
)
from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.asking import release_key_file
from wardmote.partnership.audits.rules.editions import ANALYST, PUBLIC, edition_folder
from wardmote.partnership.exchange.rules.keeping import places_folder
from wardmote.partnership.madeup.world import World
from wardmote.partnership.website.keys import kept

PLACES = ("boundaries", "deprivation", "harm", "lookups", "population")
TERMS = (
    "To tell the board what crime, disorder and harm there is, how it has changed and for whom, "
    "and what to put first in the plan; and to tell residents the same in plain words."
)
OUT_OF_SCOPE = "Who did it: no person is looked for, and no street is named in what is published."
LEARNED = (
    "Ask health for its data in January: it came last. Show the map to the tasking group before "
    "the board sees it. Ask residents earlier what worries them."
)


def audit(world: World) -> None:
    """The audit of the last year published, with what was said of it; the next one planned."""
    made = Path(settings.HOME).parent / world.town.slug
    last = _published(world, made) if (made / "analyst" / "audit.json").is_file() else None
    _next(world, last)
    authorising.authorise(
        partnership=world.partnership, firm="Northgate Survey House (made up)",
        purpose="To ask shopkeepers in the centre what worries them, on paper and by telephone.",
        starts_on=world.ago(30), until=world.ahead(60),
        hands_over="The answers without names, the questions, and how the sample was drawn.",
        **world.writes(world.ago(30)),
    )  # fmt: skip


def _published(world: World, made: Path) -> Audit:
    """From its plan to its publication, step by step, each on its day."""
    kept(release_key_file(world.partnership), lambda: KEY)
    _places(world)
    planned = _planned(
        world, world.ago(170), title="Audit of crime, disorder and harm 2025/26", period="2025/26",
        due_on=world.day + relativedelta(months=1),
    )  # fmt: skip
    world.alter(planned, is_made_up=True)
    _agree(world, planned, world.ago(150))
    analyst = world.members["analyst"]
    run = running.ask_for_run(
        audit=planned, by=analyst, at=world.at(world.ago(20)), now=world.at(world.ago(20))
    )
    _written(world, run, made)
    planned.refresh_from_db()
    _said(world, planned)
    _signed(world, planned)
    planned.refresh_from_db()
    planning.review(
        audit=planned, review="Partners agreed to the scope at once; the run took one morning.",
        learned=LEARNED, reviewed_on=world.day, by=analyst, at=world.at(),
    )  # fmt: skip
    planned.refresh_from_db()
    return planned


def _places(world: World) -> None:
    """Boundaries, lookups and populations, for the partnership's own next run."""
    data, to = Path(settings.HOME).parent / "data", places_folder(world.partnership)
    for name in PLACES:
        if (data / name).is_dir():
            shutil.copytree(data / name, to / name, copy_function=os.link, dirs_exist_ok=True)


def _planned(world: World, on: date, **told: object) -> Audit:
    return planning.plan(
        partnership=world.partnership, terms=TERMS, out_of_scope=OUT_OF_SCOPE,
        group=world.groups["tasking"], by=world.members["analyst"], at=world.at(on), **told,
    )  # fmt: skip


def _agree(world: World, audit: Audit, on: date) -> None:
    """Every core partner agrees."""
    for partner in _core(world):
        planning.answer_scope(audit=audit, partner=partner, said="agrees", **world.writes(on))
    planning.agree_scope(audit=audit, by=world.members["analyst"], at=world.at(on))


def _core(world: World) -> list[Partner]:
    partners = world.partnership.partners.on(world.day).filter(mode=Partner.Mode.CORE)
    return list(partners.select_related("agency", "partnership"))


def _written(world: World, run: Run, made: Path) -> None:
    """What the engine wrote, as if the run had written it."""
    at = world.at(world.ago(20))
    running.begin(run_pk=run.pk, at=at, now=at)
    public = edition_folder(run, PUBLIC)
    shutil.copytree(made, public, ignore=shutil.ignore_patterns("analyst"))
    shutil.copytree(made / "analyst", edition_folder(run, ANALYST))
    running.finish(run_pk=run.pk, at=at)


def _said(world: World, audit: Audit) -> None:
    """One comment and one correction, both answered; one thing that people of the place know."""
    first, second = audit.edition.findings.public()[:2]
    told = {"audit": audit, "at": world.at(world.ago(15))}
    board, partner = world.members["board"], world.members["representative"]
    analyst = {"by": world.members["analyst"], "at": world.at(world.ago(12))}
    comment = saying.comment(
        finding=first, words="This fits what our crews see since the depot moved.", by=board, **told
    )
    saying.answer_comment(comment=comment, answer="Thank you: noted beside the finding.", **analyst)
    correction = saying.file_correction(
        finding=second, wrong="Our own count for March is higher.",
        right="Our monthly return counts calls; several may be about one incident.", by=partner,
        **told,
    )  # fmt: skip
    saying.answer_correction(
        correction=correction, state="refused",
        answer="The audit counts incidents: calls about the same one are linked. Both counts stand "
               "in the method.", **analyst,
    )  # fmt: skip
    saying.write_note(
        partnership=world.partnership, about="The depot moved in autumn", dataset="fly_tipping",
        words="Crews report more since then, so part of the rise is better reporting.", by=board,
        at=world.at(world.ago(15)),
    )  # fmt: skip


def _signed(world: World, audit: Audit) -> None:
    """Checked by the officer, signed by the chair and the board, published."""
    signing.check(
        audit=audit, words="Totals against each agency's own; every finding against its table.",
        **world.writes(world.ago(8)),
    )  # fmt: skip
    for role in ("chair", "board"):
        signing.sign_off(audit=audit, by=world.members[role], at=world.at(world.ago(5)))
    signing.publish(audit=audit, **world.writes(world.ago(3)))


def _next(world: World, last: Audit | None) -> None:
    """The next one: half of the partners have answered on its scope."""
    audit = _planned(
        world, world.day, title="Audit of crime, disorder and harm 2026/27", period="2026/27",
        due_on=world.day + relativedelta(months=12), follows=last, harm=HARM.stem if last else "",
    )  # fmt: skip
    for partner in _core(world)[::2]:
        planning.answer_scope(audit=audit, partner=partner, said="agrees", **world.writes())
