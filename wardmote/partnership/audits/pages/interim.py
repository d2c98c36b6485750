"""The findings of an interim edition with what partners say of each."""

from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.audits.models import Audit, Comment, Correction, Finding, Run
from wardmote.partnership.audits.pages.words import address, correction_tag
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.states import TALKS_IN
from wardmote.partnership.website.tables import Table, Tag


@dataclass(frozen=True)
class Remark:
    """A comment or a correction.

    Attributes:
        tag: what became of a correction; None of a comment.
        answer_at: where it is answered; "" if the reader may not.
        of_edition: the number of the edition that it was said of; 0 for the audit as a whole.
    """

    said: Comment | Correction
    tag: Tag | None
    answer_at: str
    of_edition: int


@dataclass(frozen=True)
class Said:
    """A finding with what was said of it.

    Attributes:
        finding: None for what is said of the audit as a whole.
        asks: the part of an address that names it.
    """

    finding: Finding | None
    asks: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class InterimPage:
    """All of it.

    Attributes:
        whole: what is said of the audit as a whole.
        findings: in the edition's order.
        earlier: what was said of findings that the newest edition has no more.
    """

    audit: Audit
    edition: Run | None
    whole: Said
    findings: tuple[Said, ...]
    earlier: tuple[Remark, ...]
    may_comment: bool
    tables: tuple[Table, ...]


def interim_page(audit: Audit, *, by: Membership) -> InterimPage:
    """The newest edition's findings; what was said stays with a finding from edition to edition."""
    run = audit.edition
    findings = list(run.findings.public()) if run else []
    answers = may(by, "answer a comment", MAY) and audit.state in TALKS_IN
    every = [_remark(audit, one, answers) for one in _said(audit)]
    keys = {one.key for one in findings}
    by_key: dict[str, list[Remark]] = {}
    for one in every:
        by_key.setdefault(one.said.finding.key if one.said.finding else "", []).append(one)
    return InterimPage(
        audit=audit, edition=run, whole=Said(None, "", tuple(by_key.get("", ()))),
        findings=tuple(
            Said(one, "?" + urlencode({"finding": one.key}), tuple(by_key.get(one.key, ())))
            for one in findings
        ),
        earlier=tuple(one for key, told in by_key.items() if key and key not in keys
                      for one in told),
        may_comment=may(by, "comment on an audit", MAY) and audit.state in TALKS_IN,
        tables=(_corrections(every),),
    )  # fmt: skip


def _said(audit: Audit) -> list[Comment | Correction]:
    """Comments and corrections, the oldest first."""
    together = ("finding__run", "agency", "by", "answered_by")
    comments = audit.comments.select_related(*together)
    corrections = audit.corrections.select_related(*together, "made_in")
    return sorted([*comments, *corrections], key=lambda one: one.said_at)


def _remark(audit: Audit, said: Comment | Correction, answers: bool) -> Remark:
    is_correction = isinstance(said, Correction)
    is_open = said.state in ("filed", "accepted") if is_correction else True
    name = "answer_correction" if is_correction else "answer_comment"
    return Remark(
        said=said, tag=correction_tag(said) if is_correction else None,
        answer_at=address(audit.partnership, name, said.pk) if answers and is_open else "",
        of_edition=said.finding.run.number if said.finding else 0,
    )  # fmt: skip


def _corrections(remarks: list[Remark]) -> Table:
    """The log of corrections."""
    heads = (
        _("What is wrong"), _("What is right"), _("Filed by"), _("State"), _("Answer"),
        _("Right in edition"),
    )  # fmt: skip
    rows = tuple(
        (
            one.said.wrong, one.said.right, str(one.said.agency or one.said.by), one.tag,
            one.said.answer, str(one.said.made_in.number) if one.said.made_in else "",
        )
        for one in remarks
        if one.tag
    )  # fmt: skip
    return Table("corrections", _("Log of corrections"), heads, rows, _("None was filed."))
