"""Words and colours that the pages of audits share."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models import Audit, Correction, Finding, Run
from wardmote.partnership.website.tables import Table, Tag

COLOURS = {
    Audit.State.PLANNED: "yellow", Audit.State.AGREED: "light-blue", Audit.State.INTERIM: "blue",
    Audit.State.CHECKED: "turquoise", Audit.State.SIGNED: "green", Audit.State.PUBLISHED: "green",
    Audit.State.DROPPED: "grey",
}  # fmt: skip
RUN_COLOURS = {
    Run.State.WAITING: "yellow", Run.State.RUNNING: "blue", Run.State.DONE: "green",
    Run.State.FAILED: "red", Run.State.STOPPED: "grey",
}  # fmt: skip
CORRECTION_COLOURS = {
    Correction.State.FILED: "yellow", Correction.State.ACCEPTED: "blue",
    Correction.State.REFUSED: "grey", Correction.State.MADE: "green",
}  # fmt: skip


def state_tag(audit: Audit) -> Tag:
    """How far an audit is, as a coloured word."""
    return Tag(str(audit.get_state_display()), COLOURS[audit.state])


def run_tag(run: Run, is_silent: bool = False) -> Tag:
    """How far a run is; one whose worker was killed is told as stopped."""
    if is_silent:
        return Tag(str(Run.State.STOPPED.label), "red")
    return Tag(str(run.get_state_display()), RUN_COLOURS[run.state])


def correction_tag(correction: Correction) -> Tag:
    """What became of a correction."""
    return Tag(str(correction.get_state_display()), CORRECTION_COLOURS[correction.state])


def slip_words(slip: int | None) -> str:
    """How much later than planned; "" while it is neither done nor late."""
    if slip is None:
        return ""
    if slip == 0:
        return _("In time")
    if slip > 0:
        return ngettext("%d working day late", "%d working days late", slip) % slip
    return ngettext("%d working day early", "%d working days early", -slip) % -slip


def address(partnership: Partnership, name: str, *args: object) -> str:
    """Where a page of this step is."""
    return reverse(f"audits:{name}", args=[partnership.slug, *args])


def findings_table(name: str, caption: str, findings: Iterable[Finding], empty: str = "") -> Table:
    """Findings with the grade of the data that each rests on."""
    rows = tuple((one.theme, one.sentence, one.grade) for one in findings)
    return Table(name, caption, (_("About"), _("Finding"), _("Grade of the data")), rows, empty)
