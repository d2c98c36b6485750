"""An edition read again from what was written of it, and held against its manifest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wardmote.evidence.disclosure.edition import Edition, Exhibit, Figure, Finding, Section
from wardmote.evidence.disclosure.manifest import digest
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import QualityNote

FORMAT = "wardmote audit 1"


@dataclass(frozen=True)
class Kept:
    """An edition as it was written and read again.

    Attributes:
        edition: what a report may show; its boundaries are rounded to the metre.
        manifest: as of the `Released` that it was written from.
        audience: "public" or "analyst".
    """

    edition: Edition
    manifest: Mapping[str, Any]
    audience: str


def reread(text: str) -> Kept:
    """Read again what `reports` wrote as audit.json.

    Raises:
        NotReleasable: it is of another format, or a finding or an exhibit is not as released.
    """
    whole = json.loads(text)
    if whole.get("format") != FORMAT:
        raise NotReleasable(f"This is no edition: its format is not “{FORMAT}”.")
    manifest, edition = whole["manifest"], whole["edition"]
    for kind in ("findings", "exhibits"):
        for name, each in edition[kind].items():
            if digest(each) != manifest["sha256"][kind].get(name):
                raise NotReleasable(f"{edition['id']}: “{name}” has changed since its release.")
    return Kept(_edition(edition), manifest, manifest["audience"])


def _edition(told: dict[str, Any]) -> Edition:
    made = {
        "summary": tuple(told["summary"]),
        "sections": tuple(_section(each) for each in told["sections"]),
        "findings": {name: _finding(each) for name, each in told["findings"].items()},
        "exhibits": {name: _exhibit(each) for name, each in told["exhibits"].items()},
        "quality": tuple(_note(each) for each in told["quality"]),
        "method": tuple((heading, words) for heading, words in told["method"]),
        "definitions": tuple((term, words) for term, words in told["definitions"]),
        **{name: _table(told[name]) for name in ("prioritisation", "sources", "areas")},
    }
    return Edition(**{**told, **made})


def _table(told: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(told["data"], columns=told["columns"])


def _finding(told: dict[str, Any]) -> Finding:
    lists = {name: tuple(told[name]) for name in ("caveats", "exhibits")}
    return Finding(**{**told, **lists, "figure": Figure(**told["figure"])})


def _exhibit(told: dict[str, Any]) -> Exhibit:
    return Exhibit(**{**told, "table": _table(told["table"]), "notes": tuple(told["notes"])})


def _section(told: dict[str, Any]) -> Section:
    lists = {name: tuple(told[name]) for name in ("intro", "findings", "exhibits", "not_supplied")}
    return Section(**{**told, **lists})


def _note(told: dict[str, Any]) -> QualityNote:
    return QualityNote(**{**told, "categories": tuple(told.get("categories", ()))})
