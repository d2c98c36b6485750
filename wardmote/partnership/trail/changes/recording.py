"""Entries: who did what to which thing, before and after."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction

from wardmote.partnership.trail.changes.checkpoints import make_checkpoint
from wardmote.partnership.trail.models import Entry, Log, name_of, picture, plain, said
from wardmote.partnership.trail.tree import appended, leaf_hash, root

INSTALLATION = "installation"
"""The log of what hangs on no partnership."""


def added(thing: models.Model, *, by: Any, at: datetime, why: str = "") -> Entry:
    """A record that was made."""
    return record(thing, "added", by=by, at=at, after=picture(thing), why=why)


def changed(
    thing: models.Model, before: dict[str, Any], *, by: Any, at: datetime, why: str = ""
) -> Entry | None:
    """A record that was changed, told by the fields that differ; nothing where none does.

    Args:
        thing: the record as it is now, saved.
        before: its `picture` before the change.
    """
    now = picture(thing)
    differ = [key for key in now if now[key] != before.get(key)]
    if not differ:
        return None
    was, became = ({key: side.get(key) for key in differ} for side in (before, now))
    return record(thing, "changed", by=by, at=at, before=was, after=became, why=why)


def removed(thing: models.Model, *, by: Any, at: datetime, why: str = "") -> Entry:
    """A record that is about to go."""
    return record(thing, "removed", by=by, at=at, before=picture(thing), why=why)


def record(
    thing: models.Model, did: str, *, by: Any, at: datetime,
    before: dict[str, Any] | None = None, after: dict[str, Any] | None = None, why: str = "",
) -> Entry:  # fmt: skip
    """Any act upon a record, in the log of the partnership that it hangs on.

    Args:
        thing: what it was done to; has `.partnership`, or belongs to the installation.
        did: a past participle: "added", "signed", "read".
        by: a membership or a person; None where the system did it.
        at: the moment.
        before: what changed fields held.
        after: what they hold now.
        why: the reason given, where one was asked.
    """
    partnership = getattr(thing, "partnership", None)
    log = partnership.slug if partnership else INSTALLATION
    return _append(
        log, at=at, by=getattr(by, "person", by), did=f"{thing._meta.label_lower}.{did}",
        thing=name_of(thing), before=plain(before), after=plain(after), why=why,
    )  # fmt: skip


@transaction.atomic
def _append(name: str, **told: Any) -> Entry:
    """Add one entry; the log's row is locked until the change is done, so entries have one order.

    The root that the entry is kept with is that of the tree in which it is the last leaf.
    """
    log = _locked(name)
    entry = Entry(log=log, index=log.size, **told)
    entry.leaf = leaf_hash(said(entry))
    log.frontier = appended(log.frontier, log.size, entry.leaf)
    log.size += 1
    entry.root = root(log.frontier)
    entry.save(force_insert=True)
    log.save(force_update=True)
    if log.size % settings.TRAIL_CHECKPOINT_EVERY == 0:
        make_checkpoint(log=log, at=entry.at)
    return entry


def _locked(name: str) -> Log:
    """The log, which nobody else may add to until this change is done; begun with its first."""
    logs = Log.objects.select_for_update()
    if log := logs.filter(name=name).first():
        return log
    Log.objects.get_or_create(name=name)
    return logs.get(name=name)
