"""When an audit may be run, and how one knows that a run is alive."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.states import RUNS_IN

HEARTBEAT = timedelta(seconds=10)
"""How often a run says that it is alive. Setting of this project."""
SILENT_AFTER = timedelta(seconds=60)
"""A run that says nothing for so long was killed. Setting of this project."""
UNDER_WAY = frozenset({Run.State.WAITING, Run.State.RUNNING})


def is_silent(run: Run, now: datetime) -> bool:
    """Whether a run that is called running has died: its worker was killed.

    Args:
        run: waiting runs wait for a worker, however long; they are not silent.
        now: a moment that really passes, even while the day stands still.
    """
    if run.state != Run.State.RUNNING:
        return False
    return run.heard_at is None or now - run.heard_at > SILENT_AFTER


def check_can_run(audit: Audit, under_way: Run | None, now: datetime) -> None:
    """One run at a time, once the scope is agreed and until the audit is signed.

    Raises:
        Refused: it is not the time for it, or one is under way and alive.
    """
    if audit.state not in RUNS_IN:
        words = _("An audit that is “%s” is not run.")
        raise Refused(words % audit.get_state_display())
    if under_way and not is_silent(under_way, now):
        raise Refused(_("This audit is being run already."))
