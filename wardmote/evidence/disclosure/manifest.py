"""The manifest of an edition: what was released, by whom, and how to tell if it was changed."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from wardmote.evidence.disclosure.edition import Edition


def plain(value: Any) -> Any:
    """The value in words that JSON knows; a table as its columns and rows."""
    if isinstance(value, pd.DataFrame):
        return json.loads(value.to_json(orient="split", index=False, date_format="iso"))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def canonical(value: Any) -> bytes:
    """The one way to write the value as JSON: keys in order, no spaces, UTF-8."""
    text = json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(value: Any) -> str:
    """Sha256 of the value: of a table its CSV, of anything else its canonical JSON."""
    if isinstance(value, pd.DataFrame):
        return hashlib.sha256(value.to_csv(index=False, lineterminator="\n").encode()).hexdigest()
    return hashlib.sha256(canonical(value)).hexdigest()


def hashes(edition: Edition) -> dict[str, dict[str, str]]:
    """The hash of every table, exhibit and finding of an edition, and of the whole, by name."""
    tables = {
        "prioritisation": edition.prioritisation,
        "sources": edition.sources,
        "areas": edition.areas,
    }
    exhibits = edition.exhibits
    return {
        "edition": {edition.id: digest(edition)},
        "tables": {name: digest(table) for name, table in tables.items()}
        | {name: digest(exhibit.table) for name, exhibit in exhibits.items()},
        "exhibits": {name: digest(exhibit) for name, exhibit in exhibits.items()},
        "findings": {name: digest(finding) for name, finding in edition.findings.items()},
    }
