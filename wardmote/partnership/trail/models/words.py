"""Entries in a reader's words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wardmote.partnership.trail.models.log import Entry

DONE = {
    "added": lambda: _("Added"), "changed": lambda: _("Changed"), "removed": lambda: _("Removed"),
}  # fmt: skip
NAMES = ("name", "title", "subject", "email")
"""Fields by which a reader knows a thing."""
NAMED_BY = ("name", "title", "subject", "agency__name", "email")
"""Ways to the name of a thing that others point to."""
KNOWN_ANYWAY = frozenset({"id", "partnership_id"})
Names = dict[tuple[type[models.Model], Any], str]


def kind_in_words(kind: str) -> str:
    """What a kind of thing is called: “Seat” for agencies.seat."""
    model = _model(kind)
    words = str(model._meta.verbose_name) if model else kind.rpartition(".")[2]
    return words[:1].upper() + words[1:]


def thing_in_words(entry: Entry) -> str:
    """“Group 12, Burglary Task Group”, as far as the entry itself tells."""
    kind, _dot, number = entry.thing.rpartition(".")
    told = {**(entry.before or {}), **(entry.after or {})}
    name = next((told[key] for key in NAMES if told.get(key)), "")
    return f"{kind_in_words(kind)} {number}" + (f", {name}" if name else "")


def did_in_words(entry: Entry) -> str:
    """“Changed”."""
    done = entry.did.rpartition(".")[2]
    worded = DONE.get(done)
    return worded() if worded else done[:1].upper() + done[1:].replace("_", " ")


def names_told(entries: Iterable[Entry]) -> Names:
    """Names of the things that entries point to: one query for each kind of thing."""
    wanted: dict[type[models.Model], set[Any]] = {}
    for entry in entries:
        model = _model(entry.thing.rpartition(".")[0])
        for side in (entry.before or {}, entry.after or {}):
            for key, value in side.items():
                field = _field(model, key)
                if value is not None and field and field.many_to_one:
                    wanted.setdefault(field.related_model, set()).add(value)
    return {
        (kind, key): name for kind, keys in wanted.items() for key, name in _named(kind, keys)
    }  # fmt: skip


def changes_in_words(entry: Entry, names: Names) -> str:
    """“subject: Burglary → Theft; notes: …”, one for each field that is told."""
    model = _model(entry.thing.rpartition(".")[0])
    before, after = entry.before, entry.after
    keys = sorted({*(before or {}), *(after or {})} - KNOWN_ANYWAY)
    lines = [_line(model, key, before, after, names) for key in keys]
    return "; ".join(line for line in lines if line)


def _named(kind: type[models.Model], keys: set[Any]) -> Iterable[tuple[Any, str]]:
    """Key and name of those that are still there."""
    held = {field.name for field in kind._meta.get_fields()}
    by = next((path for path in NAMED_BY if path.partition("__")[0] in held), None)
    found = kind._default_manager.filter(pk__in=keys)
    return found.values_list("pk", by) if by else ()


def _line(model, key: str, before: dict | None, after: dict | None, names: Names) -> str:
    was, now = (_value(model, key, (side or {}).get(key), names) for side in (before, after))
    if before is None or after is None:
        return f"{_field_name(model, key)}: {was or now}" if was or now else ""
    return f"{_field_name(model, key)}: {was or '–'} → {now or '–'}"


def _field_name(model, key: str) -> str:
    field = _field(model, key)
    return str(field.verbose_name) if field else key.replace("_", " ")


def _value(model, key: str, value: Any, names: Names) -> str:
    """As a reader knows it: a choice by its words, a day in words, a thing by its name."""
    field = _field(model, key)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value and field and field.get_internal_type() == "DateField":
        return _day(value)
    if field and field.many_to_one:
        value = names.get((field.related_model, value), value)
    if field and field.choices:
        value = dict(field.flatchoices).get(value, value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _day(told: str) -> str:
    """In words, if it is a day: the field may have held something else once."""
    try:
        return date_format(date.fromisoformat(told), "j F Y")
    except ValueError:
        return told


def _field(model, key: str) -> models.Field | None:
    """A field by the name that its column goes by; what only points back is none."""
    try:
        field = model._meta.get_field(key.removesuffix("_id")) if model else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def _model(kind: str) -> type[models.Model] | None:
    """The model of a kind; none if it has gone since."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None
