"""How the newest edition of an audit differs from the one before it, or from the last audit's."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.pages.words import findings_table
from wardmote.partnership.audits.rules.comparing import Changed, Differences, compare
from wardmote.partnership.website.tables import Link, Table


@dataclass(frozen=True)
class DifferencesPage:
    """What is new, gone and changed.

    Attributes:
        now: the newest edition; None before there is any.
        before: what it is held against; None where there is nothing.
        against: in words.
        others: what else it can be held against.
    """

    audit: Audit
    now: Run | None
    before: Run | None
    against: str
    others: tuple[Link, ...]
    differences: Differences | None
    tables: tuple[Table, ...]


def differences_page(audit: Audit, *, against: str) -> DifferencesPage:
    """Hold the newest edition against another.

    Args:
        against: the number of an earlier edition of this audit, or "last" for the audit before;
            "" for whichever of them there is.
    """
    runs = list(audit.runs.filter(state=Run.State.DONE))
    now = runs[0] if runs else None
    last = audit.follows.edition if audit.follows else None
    choices = {str(one.number): (one, _("edition %d") % one.number) for one in runs[1:]}
    if last:
        choices["last"] = (last, str(audit.follows))
    chosen = against if against in choices else next(iter(choices), "")
    before, words = choices.get(chosen, (None, ""))
    found = _compare(before, now) if before and now else None
    return DifferencesPage(
        audit=audit, now=now, before=before, against=words,
        others=tuple(
            Link(told, f"?against={key}") for key, (_run, told) in choices.items() if key != chosen
        ),
        differences=found, tables=_tables(found) if found else (),
    )  # fmt: skip


def _compare(before: Run, now: Run) -> Differences:
    return compare(before.findings.public(), now.findings.public())


def _tables(found: Differences) -> tuple[Table, ...]:
    heads = (_("About"), _("Before"), _("Now"), _("Figure"))
    rows = tuple(
        (one.after.theme, one.before.sentence, one.after.sentence, _by(one))
        for one in found.changed
    )
    return (
        Table("changed", _("Changed"), heads, rows, _("No finding has changed.")),
        findings_table("new", _("New"), found.new, _("No finding is new.")),
        findings_table("gone", _("Gone"), found.gone, _("No finding is gone.")),
    )


def _by(changed: Changed) -> str:
    """“+3.5 of 4, priority score”; nothing where they cannot be held against each other."""
    if not changed.by:
        return ""
    sign = "+" if changed.by > 0 else "−"
    return f"{sign}{number_format(abs(round(changed.by, 2)), use_l10n=True)} {changed.after.unit}"
