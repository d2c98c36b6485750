"""Evidence that a duty was done: given, and taken away."""

import hashlib
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.duties.models import Duty, Evidence
from wardmote.partnership.duties.rules import check_can_remove, check_file, check_may_do
from wardmote.partnership.trail import changes as trail


@transaction.atomic
def give_evidence(
    *, duty: Duty, title: str, by: Membership, at: datetime, statement: str = "", link: str = "",
    file: UploadedFile | None = None,
) -> Evidence:  # fmt: skip
    """Keep what shows that a duty was done: a file, a link or a statement."""
    check_may_do(by, duty)
    if not (statement.strip() or link or file):
        raise Refused(_("Give a file, a link or a statement."))
    evidence = Evidence(
        duty=duty, title=title, statement=statement, link=link, by=by.person,
        added_on=timezone.localdate(at),
    )  # fmt: skip
    if file:
        check_file(file)
        evidence.file, evidence.size = file, file.size
        evidence.file_name, evidence.sha256 = file.name[-200:], sha256(file)
    evidence.save(force_insert=True)
    trail.added(evidence, by=by, at=at)
    return evidence


def sha256(file) -> str:
    """The fingerprint of what a file holds; it stands at its beginning afterwards."""
    file.seek(0)
    told = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return told


@transaction.atomic
def remove_evidence(*, evidence: Evidence, why: str, by: Membership, at: datetime) -> None:
    """Take evidence away, its file with it; what it was, and its fingerprint, stay in the trail."""
    check_can_remove(by, evidence)
    if not why.strip():
        raise Refused(_("Say why it is removed."))
    trail.removed(evidence, by=by, at=at, why=why)
    file = evidence.file
    evidence.delete()
    if file:
        transaction.on_commit(lambda: file.storage.delete(file.name))
