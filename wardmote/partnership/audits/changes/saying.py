"""What partners say of an interim edition, the answers, and what the place itself knows."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, ended, made
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import NotAllowed, Refused, check_may, may
from wardmote.partnership.audits.models import Audit, Comment, Correction, Finding, LocalNote
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.states import (
    check_correction_can_become,
    check_takes_comments,
)


@transaction.atomic
def comment(
    *, audit: Audit, words: str, by: Membership, at: datetime, finding: Finding | None = None
) -> Comment:
    """A remark on a finding, or on all of it."""
    check_may(by, "comment on an audit", MAY)
    check_takes_comments(audit)
    said = Comment(
        audit=audit, finding=finding, words=words, agency=by.agency, by=by.person, said_at=at
    )
    return made(said, by=by, at=at)


@transaction.atomic
def file_correction(
    *, audit: Audit, wrong: str, right: str, by: Membership, at: datetime,
    finding: Finding | None = None,
) -> Correction:  # fmt: skip
    """What a partner holds to be wrong, and what is right."""
    check_may(by, "comment on an audit", MAY)
    check_takes_comments(audit)
    said = Correction(
        audit=audit, finding=finding, wrong=wrong, right=right, agency=by.agency, by=by.person,
        said_at=at,
    )  # fmt: skip
    return made(said, by=by, at=at)


@transaction.atomic
def answer_comment(*, comment: Comment, answer: str, by: Membership, at: datetime) -> Comment:
    """Say what was made of a remark."""
    check_may(by, "answer a comment", MAY)
    check_takes_comments(comment.audit)
    to = {"answer": answer, "answered_by": by.person, "answered_at": at}
    return altered(comment, to, by=by, at=at)


@transaction.atomic
def answer_correction(
    *, correction: Correction, state: str, answer: str, by: Membership, at: datetime
) -> Correction:
    """Accept a correction, which the next run has to bear out; or refuse it with the reason."""
    check_may(by, "answer a comment", MAY)
    check_takes_comments(correction.audit)
    check_correction_can_become(correction, state)
    if state == Correction.State.MADE:
        raise Refused(_("A correction is made by the next run of the audit."))
    if correction.by_id == by.person_id:
        raise NotAllowed("Somebody else answers a correction than who filed it.")
    if not answer.strip():
        raise Refused(_("Say what you found."))
    to = {"state": state, "answer": answer, "answered_by": by.person, "answered_at": at}
    return altered(correction, to, by=by, at=at)


@transaction.atomic
def write_note(
    *, partnership: Partnership, about: str, words: str, by: Membership, at: datetime,
    dataset: str = "",
) -> LocalNote:  # fmt: skip
    """Write down what one must know to read the numbers of the place."""
    check_may(by, "write a local note", MAY)
    note = LocalNote(
        partnership=partnership, about=about, dataset=dataset, words=words, agency=by.agency,
        by=by.person, started_on=timezone.localdate(at),
    )  # fmt: skip
    return made(note, by=by, at=at)


@transaction.atomic
def end_note(*, note: LocalNote, by: Membership, at: datetime, why: str) -> None:
    """It no longer holds; who wrote it, or an analyst, says so."""
    check_may(by, "write a local note", MAY)
    if note.by_id != by.person_id and not may(by, "answer a comment", MAY):
        raise NotAllowed("Only who wrote it, or an analyst, may end a note.")
    ended(note, on=timezone.localdate(at), by=by, at=at, why=why)
