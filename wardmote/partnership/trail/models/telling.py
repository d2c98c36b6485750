"""How a record is told in the trail: one form, the same from every database."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from wardmote.partnership.trail.models.log import ONE_WAY, Entry

SECRET = frozenset({"password", "token_hash"})


def picture(thing: models.Model) -> dict[str, Any]:
    """What a record holds, field by field, as JSON knows it; secrets are left out."""
    held = {
        field.attname: field.get_prep_value(getattr(thing, field.attname))
        for field in thing._meta.concrete_fields
        if field.name not in SECRET
    }
    for field in thing._meta.many_to_many:
        held[field.name] = _joined(thing, field)
    return plain(held)


def _joined(thing: models.Model, field: Any) -> list[Any]:
    """Keys of the records that it is tied to, many to many."""
    mine, theirs = field.m2m_field_name(), field.m2m_reverse_field_name()
    ties = field.remote_field.through._default_manager.filter(**{mine: thing.pk})
    return sorted(ties.values_list(f"{theirs}_id", flat=True))


def plain(told: Any) -> Any:
    """As JSON gives it back: dates as text, keys as text."""
    return json.loads(json.dumps(told, cls=DjangoJSONEncoder))


def name_of(thing: models.Model) -> str:
    """What a record is called in the trail: "agencies.seat.12"."""
    return f"{thing._meta.label_lower}.{thing.pk}"


def moment(at: datetime) -> str:
    """A moment in UTC, to the microsecond, in one spelling."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def said(entry: Entry) -> bytes:
    """What the leaf hash covers: every field of an entry in one canonical form."""
    told = {
        "log": entry.log.name, "index": entry.index, "at": moment(entry.at),
        "by": entry.by_id, "did": entry.did, "thing": entry.thing,
        "before": entry.before, "after": entry.after, "why": entry.why,
    }  # fmt: skip
    return json.dumps(told, **ONE_WAY).encode()
