"""How audits, runs and corrections move on."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.audits.models import Audit, Correction, Run

State = Audit.State

NEXT: Mapping[str, frozenset[str]] = {
    State.PLANNED: frozenset({State.AGREED, State.DROPPED}),
    State.AGREED: frozenset({State.PLANNED, State.INTERIM, State.DROPPED}),
    State.INTERIM: frozenset({State.CHECKED, State.DROPPED}),
    State.CHECKED: frozenset({State.SIGNED, State.INTERIM}),
    State.SIGNED: frozenset({State.PUBLISHED, State.INTERIM}),
    State.PUBLISHED: frozenset(),  # it stands; what was wrong is put right in the next one
    State.DROPPED: frozenset({State.PLANNED}),
}
RUN_NEXT: Mapping[str, frozenset[str]] = {
    Run.State.WAITING: frozenset({Run.State.RUNNING, Run.State.STOPPED, Run.State.FAILED}),
    Run.State.RUNNING: frozenset({Run.State.DONE, Run.State.FAILED, Run.State.STOPPED}),
    Run.State.DONE: frozenset(),
    Run.State.FAILED: frozenset(),
    Run.State.STOPPED: frozenset(),
}
CORRECTION_NEXT: Mapping[str, frozenset[str]] = {
    Correction.State.FILED: frozenset({Correction.State.ACCEPTED, Correction.State.REFUSED}),
    Correction.State.ACCEPTED: frozenset({Correction.State.MADE, Correction.State.REFUSED}),
    Correction.State.REFUSED: frozenset({Correction.State.ACCEPTED}),
    Correction.State.MADE: frozenset(),
}
RUNS_IN = frozenset({State.AGREED, State.INTERIM, State.CHECKED})
"""States in which the engine may be asked for an edition; a checked one is checked anew."""
TALKS_IN = frozenset({State.INTERIM})
"""States in which partners comment and correct."""
UNDER_WAY = frozenset(State) - {State.PUBLISHED, State.DROPPED}


def check_can_become(audit: Audit, to: str) -> None:
    """Refuse a step that does not follow."""
    if to not in NEXT[audit.state]:
        words = {"state": audit.get_state_display(), "to": State(to).label}
        raise Refused(_("An audit that is “%(state)s” cannot become “%(to)s”.") % words)


def check_run_can_become(run: Run, to: str) -> None:
    """Refuse a step that does not follow: what has ended stays as it ended."""
    if to not in RUN_NEXT[run.state]:
        words = {"state": run.get_state_display(), "to": Run.State(to).label}
        raise Refused(_("A run that is “%(state)s” cannot become “%(to)s”.") % words)


def check_correction_can_become(correction: Correction, to: str) -> None:
    """Refuse a step that does not follow."""
    if to not in CORRECTION_NEXT[correction.state]:
        words = {"state": correction.get_state_display(), "to": Correction.State(to).label}
        raise Refused(_("A correction that is “%(state)s” cannot become “%(to)s”.") % words)


def check_is_under_way(audit: Audit) -> None:
    """What is published or dropped is changed no more."""
    if audit.state not in UNDER_WAY:
        raise Refused(_("The audit is published or dropped: it is changed no more."))


def check_takes_comments(audit: Audit) -> None:
    """Comments and corrections are of the interim findings."""
    if audit.state not in TALKS_IN:
        raise Refused(_("Comments and corrections are taken while the audit is with partners."))
