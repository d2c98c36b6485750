"""Writes to the trail; each is called inside the transaction of the change that it tells of."""

import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from wardmote.partnership.trail.models import Entry, Log
from wardmote.partnership.trail.tree import appended, leaf_hash

INSTALLATION = "installation"


def picture(thing: models.Model) -> dict[str, Any]:
    """What a record holds, field by field, as JSON knows it; secrets are left out."""
    held = {
        field.attname: getattr(thing, field.attname)
        for field in thing._meta.concrete_fields
        if field.name not in ("password", "token_hash")
    }
    return json.loads(json.dumps(held, cls=DjangoJSONEncoder))


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
    name = partnership.slug if partnership else INSTALLATION
    return _append(
        name, at=at, by=getattr(by, "person", by), did=f"{thing._meta.label_lower}.{did}",
        thing=f"{thing._meta.label_lower}.{thing.pk}", before=before, after=after, why=why,
    )  # fmt: skip


@transaction.atomic
def _append(name: str, **told: Any) -> Entry:
    """Add one entry; the log's row is locked, so that entries have one order."""
    Log.objects.get_or_create(name=name)
    log = Log.objects.select_for_update().get(name=name)
    entry = Entry(log=log, index=log.size, **told)
    entry.leaf = leaf_hash(said(entry))
    log.frontier = appended(log.frontier, log.size, entry.leaf)
    log.size += 1
    entry.save(force_insert=True)
    log.save()
    return entry


def said(entry: Entry) -> bytes:
    """What the leaf hash covers: every field of an entry in one canonical form."""
    told = {
        "log": entry.log.name, "index": entry.index, "at": entry.at.isoformat(),
        "by": entry.by_id, "did": entry.did, "thing": entry.thing,
        "before": entry.before, "after": entry.after, "why": entry.why,
    }  # fmt: skip
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
