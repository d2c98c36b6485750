"""The whole edition as data, for whoever would rather read it with a program."""

import json
from typing import Any

from wardmote.evidence.disclosure.manifest import plain
from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.disclosure.rereading import FORMAT


def audit_json(released: Released) -> str:
    """The edition and its manifest as JSON; what is missing is null.

    Boundaries are rounded to the metre: they are for drawing.
    """
    edition = plain(released.edition)
    for name in ("shapes", "ward_shapes"):
        edition[name] = _to_the_metre(edition[name])
    whole = {"format": FORMAT, "edition": edition, "manifest": plain(released.manifest)}
    return json.dumps(_known(whole), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _known(value: Any) -> Any:
    """The same, with numbers that are not numbers as null."""
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, dict):
        return {key: _known(each) for key, each in value.items()}
    return [_known(each) for each in value] if isinstance(value, list) else value


def _to_the_metre(value: Any) -> Any:
    if isinstance(value, float):
        return round(value)
    if isinstance(value, dict):
        return {key: _to_the_metre(each) for key, each in value.items()}
    return [_to_the_metre(each) for each in value] if isinstance(value, list) else value
