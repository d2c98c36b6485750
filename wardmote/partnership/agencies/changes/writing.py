"""The four ways to write a record of the structure, each with its line in the trail."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.agencies.rules import check_can_end, check_can_put_back
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.trail.models import Entry

Thing = TypeVar("Thing", bound=models.Model)


def made(thing: Thing, *, by: Any, at: datetime, why: str = "", **many: Any) -> Thing:
    """Save a new record.

    Args:
        many: what belongs to its many-to-many fields.
    """
    thing.save(force_insert=True)
    trail.added(thing, by=by, at=at, why=why)
    _set_many(thing, many, by=by, at=at)
    return thing


def altered(thing: Thing, to: dict[str, Any], *, by: Any, at: datetime, why: str = "") -> Thing:
    """Save what a record now holds; the record given may already hold it (a form fills it in)."""
    kept = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    before = trail.picture(kept)
    many = {name for name in to if kept._meta.get_field(name).many_to_many}
    for name in to.keys() - many:
        setattr(kept, name, to[name])
    kept.save()
    trail.changed(kept, before, by=by, at=at, why=why)
    _set_many(kept, {name: to[name] for name in many}, by=by, at=at)
    return kept


def _set_many(thing: models.Model, many: dict[str, Any], *, by: Any, at: datetime) -> None:
    """Set the many-to-many fields, and tell where one differs."""
    for name, chosen in many.items():
        held = getattr(thing, name)
        before, after = ({name: sorted(one.pk for one in side)} for side in (held.all(), chosen))
        if before != after:
            held.set(chosen)
            trail.record(thing, "changed", by=by, at=at, before=before, after=after)


def ended(thing: Held, *, on: date, by: Membership, at: datetime, why: str = "") -> None:
    """End what holds; it stays, so that the past can be shown."""
    check_can_end(thing, on)
    thing.ended_on = on
    thing.save(update_fields=["ended_on"])
    after = {"ended_on": on.isoformat()}
    trail.record(thing, "ended", by=by, at=at, before={"ended_on": None}, after=after, why=why)


def put_back(thing: Held, *, by: Membership, at: datetime) -> datetime:
    """Undo an ending made by mistake today.

    Returns:
        The moment at which it had been ended.
    """
    ended_at = last_ended_at(thing)
    check_can_put_back(ended_at if thing.ended_on else None, timezone.localdate(at))
    before = {"ended_on": thing.ended_on.isoformat()}
    thing.ended_on = None
    thing.save(update_fields=["ended_on"])
    trail.record(thing, "put_back", by=by, at=at, before=before, after={"ended_on": None})
    return ended_at


def last_ended_at(thing: Held) -> datetime | None:
    """When it was ended, by the trail."""
    label = thing._meta.label_lower
    told = Entry.objects.filter(thing=f"{label}.{thing.pk}", did=f"{label}.ended")
    return told.order_by("-index").values_list("at", flat=True).first()
