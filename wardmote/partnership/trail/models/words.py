"""Entries in a reader's words."""

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from wardmote.partnership.trail.models.log import Entry

DONE = {
    "added": lambda: _("Added"), "changed": lambda: _("Changed"), "removed": lambda: _("Removed"),
}  # fmt: skip
NAMES = ("name", "title", "subject", "email")
"""Fields by which a reader knows a thing."""


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


def changes_in_words(entry: Entry) -> str:
    """“subject: Burglary → Theft; notes: …”, one for each field that is told."""
    model = _model(entry.thing.rpartition(".")[0])
    before, after = entry.before, entry.after
    keys = sorted({*(before or {}), *(after or {})} - {"id"})
    lines = [_line(model, key, before, after) for key in keys]
    return "; ".join(line for line in lines if line)


def _line(model, key: str, before: dict | None, after: dict | None) -> str:
    was, now = (_value(model, key, (side or {}).get(key)) for side in (before, after))
    if before is None or after is None:
        return f"{_field_name(model, key)}: {was or now}" if was or now else ""
    return f"{_field_name(model, key)}: {was or '–'} → {now or '–'}"


def _field_name(model, key: str) -> str:
    field = _field(model, key)
    return str(field.verbose_name) if field else key.replace("_", " ")


def _value(model, key: str, value: Any) -> str:
    """As a reader knows it: a choice by its words, yes and no."""
    field = _field(model, key)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field and field.choices:
        value = dict(field.flatchoices).get(value, value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _field(model, key: str) -> models.Field | None:
    """A field by the name that its column goes by."""
    try:
        return model._meta.get_field(key.removesuffix("_id")) if model else None
    except FieldDoesNotExist:
        return None


def _model(kind: str) -> type[models.Model] | None:
    """The model of a kind; none if it has gone since."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None
