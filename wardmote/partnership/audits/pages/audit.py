"""The page of one audit: how far it is, what partners say to its scope, its runs and signatures."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partner
from wardmote.partnership.agencies.rules import KEEPERS, may
from wardmote.partnership.audits.models import Audit, Run, SignOff
from wardmote.partnership.audits.pages.guide import Step, guide
from wardmote.partnership.audits.pages.words import address, run_tag, slip_words, state_tag
from wardmote.partnership.audits.pages.workshop import workshops_told
from wardmote.partnership.audits.rules import MAY, NEXT
from wardmote.partnership.audits.rules.packing import SUBMITTED_IN
from wardmote.partnership.audits.rules.running import UNDER_WAY, is_silent
from wardmote.partnership.audits.rules.scope import Standing, standing
from wardmote.partnership.audits.rules.signing import SIGNATURES
from wardmote.partnership.audits.rules.stages import timetable_of
from wardmote.partnership.audits.rules.states import RUNS_IN, State
from wardmote.partnership.duties.rules import Timetable
from wardmote.partnership.website.tables import Action, Link, Table, Tag

Kind = SignOff.Kind


@dataclass(frozen=True)
class RunShown:
    """A run that is under way, or the last one that came to nothing.

    Attributes:
        is_silent: its worker was killed.
        stop: where it is stopped; "" if the reader may not.
    """

    run: Run
    tag: Tag
    is_silent: bool
    stop: str

    @property
    def is_under_way(self) -> bool:
        """Whether there is something to wait for."""
        return self.run.state in UNDER_WAY and not self.is_silent


@dataclass(frozen=True)
class AuditPage:
    """One audit as a member sees it.

    Attributes:
        moves: what the reader may do next; the first of them first.
        run: the run to tell of, if the newest one is no edition.
        edition: the newest edition.
        runs_at: where a run is asked for; "" if it cannot be now.
        signatures: how many have signed the edition, of how many.
        public: where everybody reads it; "" before it is published.
        guide: what of its way is done and what is next; empty once it is over.
    """

    audit: Audit
    tag: Tag
    moves: tuple[Link, ...]
    scope: Standing
    timetable: Timetable
    run: RunShown | None
    edition: Run | None
    runs_at: str
    signatures: int
    needed: int
    comments: int
    corrections: int
    tables: tuple[Table, ...]
    public: str
    guide: tuple[Step, ...]

    @property
    def stages(self) -> Table:
        """The way to publication."""
        return self.tables[1]


def audit_page(audit: Audit, *, on: date, by: Membership, now: datetime) -> AuditPage:
    """How far it is and what is to be done."""
    partners = list(audit.partnership.partners.on(on).select_related("agency"))
    runs = list(audit.runs.select_related("by"))
    edition = next((each for each in runs if each.state == Run.State.DONE), None)
    said = list(edition.sign_offs.select_related("by")) if edition else []
    way = timetable_of(audit, audit.stages.all(), audit.published_on or on)
    shown = _run_shown(audit, runs, by, now)
    scope, moves = standing(audit, partners, on), tuple(_moves(audit, edition, said, by))
    return AuditPage(
        audit=audit, tag=state_tag(audit), moves=moves,
        scope=scope, timetable=way, run=shown, edition=edition,
        runs_at=_runs_at(audit, shown, by), needed=SIGNATURES,
        signatures=sum(each.kind == Kind.SIGN for each in said),
        comments=audit.comments.count(), corrections=audit.corrections.count(),
        tables=(_scope_table(audit, partners, by), _stages_table(way), _runs_table(runs, now),
                _said_table(said), *workshops_told(audit, on)),
        public=_public(audit), guide=guide(audit, scope, edition, said, on, moves),
    )  # fmt: skip


def _public(audit: Audit) -> str:
    if audit.state != State.PUBLISHED:
        return ""
    return reverse("published_audit", args=[audit.partnership.slug, audit.pk])


def _run_shown(audit: Audit, runs: list[Run], by: Membership, now: datetime) -> RunShown | None:
    newest = runs[0] if runs else None
    if newest is None or newest.state == Run.State.DONE:
        return None
    silent = is_silent(newest, now)
    may_stop = newest.state in UNDER_WAY and may(by, "run an audit", MAY)
    stop = address(audit.partnership, "stop", newest.pk) if may_stop else ""
    return RunShown(newest, run_tag(newest, silent), silent, stop)


def _runs_at(audit: Audit, shown: RunShown | None, by: Membership) -> str:
    if audit.state not in RUNS_IN or not may(by, "run an audit", MAY):
        return ""
    if shown and shown.is_under_way:
        return ""
    return address(audit.partnership, "run", audit.pk)


def _moves(audit: Audit, edition: Run | None, said: list[SignOff], by: Membership):
    """What the reader may do next, with its address."""

    def link(text: str, name: str) -> Link:
        return Link(text, address(audit.partnership, name, audit.pk))

    plans, is_runner = may(by, "plan an audit", MAY), edition and edition.by_id == by.person_id
    following = NEXT[audit.state]
    signed = any(one.kind == Kind.SIGN and one.by_id == by.person_id for one in said)
    if audit.state == State.PLANNED and plans:
        yield link(_("Say that the scope is agreed"), "agree_scope")
    if State.CHECKED in following and may(by, "check an audit", MAY) and not is_runner:
        yield link(_("Check the audit"), "check")
    if State.SIGNED in following and may(by, "sign an audit", MAY) and not (is_runner or signed):
        yield link(_("Sign the audit off"), "sign")
    if State.PUBLISHED in following and may(by, "publish an audit", MAY):
        yield link(_("Publish the audit"), "publish")
    if audit.state == State.INTERIM and edition and may(by, "hold a workshop", MAY):
        yield link(_("Hold a workshop"), "open_workshop")
    if audit.state in (State.CHECKED, State.SIGNED) and may(by, "send an audit back", MAY):
        yield link(_("Send it back"), "send_back")
    if audit.state in SUBMITTED_IN and may(by, "submit an audit", MAY):
        yield link(_("Take the package to submit (zip)"), "submit")
    if audit.state == State.PUBLISHED and plans:
        yield link(_("Review the audit"), "review")
        follow = address(audit.partnership, "plan") + f"?follows={audit.pk}"
        yield Link(_("Plan the next one"), follow)
    if plans and State.PUBLISHED != audit.state != State.DROPPED:
        yield link(_("Change the plan"), "change_plan")
    if plans and State.DROPPED in following:
        yield link(_("Drop it"), "drop")
    if plans and audit.state == State.DROPPED:
        yield link(_("Take it up again"), "take_up")


def _scope_table(audit: Audit, partners: list[Partner], by: Membership) -> Table:
    said = {each.partner_id: each for each in audit.scope_answers.select_related("by")}
    asked = [one for one in partners if one.mode == Partner.Mode.CORE or one.pk in said]
    heads = (_("Partner"), _("Answer"), _("In its own words"), _("On"), "")
    rows = tuple(
        (str(one), *_answer(said.get(one.pk)), _answer_link(audit, one, by)) for one in asked
    )
    return Table("scope", _("What partners say to the scope"), heads, rows)


def _answer(answer) -> tuple:
    if answer is None:
        return Tag(_("No answer yet"), "yellow"), "", None
    colour = "green" if answer.said == "agrees" else "red"
    return Tag(str(answer.get_said_display()), colour), answer.words, answer.answered_on


def _answer_link(audit: Audit, partner: Partner, by: Membership) -> Action | str:
    may_answer = audit.state == State.PLANNED and may(by, "answer on scope", MAY)
    if not may_answer or (by.role not in KEEPERS and by.agency_id != partner.agency_id):
        return ""
    where = address(audit.partnership, "answer_scope", audit.pk, partner.pk)
    return Action((Link(_("Answer for %s") % partner, where),))


def _stages_table(way: Timetable) -> Table:
    heads = (_("Stage"), _("Planned"), _("Done on"), _("Slip"))
    rows = tuple(
        (one.words, one.planned_on, one.done_on, slip_words(one.slip)) for one in way.steps
    )
    return Table("stages", _("The way to publication"), heads, rows)


def _runs_table(runs: list[Run], now: datetime) -> Table:
    heads = (_("Edition"), _("State"), _("Asked for"), _("By"), _("What went wrong"))
    rows = tuple(
        (str(one.number), run_tag(one, is_silent(one, now)), one.asked_at.date(), str(one.by),
         one.said)
        for one in runs
    )  # fmt: skip
    return Table("runs", _("Runs"), heads, rows, _("It has not been run yet."))


def _said_table(said: list[SignOff]) -> Table:
    heads = (_("What"), _("By"), _("On"), _("Words"))
    rows = tuple(
        (str(one.get_kind_display()), str(one.by), one.signed_at.date(), one.words) for one in said
    )
    empty = _("Nobody has checked or signed this edition yet.")
    return Table("sign_offs", _("Checked and signed off"), heads, rows, empty)
