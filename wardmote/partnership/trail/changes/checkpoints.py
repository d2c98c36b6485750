"""Checkpoints: the head of a log, signed."""

from datetime import datetime

from django.db import transaction

from wardmote.partnership.trail import signing
from wardmote.partnership.trail.models import Checkpoint, Log, moment
from wardmote.partnership.trail.tree import root


@transaction.atomic
def make_checkpoint(*, log: Log, at: datetime) -> Checkpoint:
    """The log as it stands now; where it has not grown since the last, that one."""
    log = Log.objects.select_for_update().get(pk=log.pk)
    found = log.checkpoints.filter(size=log.size).first()
    if found:
        return found
    told = {"log": log.name, "size": log.size, "root": root(log.frontier), "at": moment(at)}
    key, signature = signing.sign(told)
    return Checkpoint.objects.create(
        log=log, size=log.size, root=told["root"], at=at, key=key, signature=signature
    )
