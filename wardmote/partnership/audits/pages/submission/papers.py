"""The papers beside an edition in a submission: a page to read, and the same as data."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from io import StringIO
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.pages.submission.told import Told, told
from wardmote.partnership.website.tables import FORMULA

BODY, EVERYBODY = "body", "everybody"
"""For whom: a body that it is submitted to, or whoever reads what is published."""
FORMAT = "wardmote submission, 1"
PAGE, DATA = "submission.html", "submission.json"
LISTED = {"sources.csv": "sources", "quality.csv": "quality", "protocols.csv": "protocols"}


def papers(audit: Audit, run: Run, audience: str) -> dict[str, bytes]:
    """Name within the package → content; in English, which is what such bodies compare."""
    with translation.override("en"):
        all_of_it = told(audit, run, with_terms=audience == BODY)
        page = render_to_string("audits/submission.html", {"told": all_of_it})
    return {
        PAGE: page.encode(), DATA: _data(all_of_it),
        **{name: _rows(getattr(all_of_it, part)) for name, part in LISTED.items()},
    }  # fmt: skip


def _data(all_of_it: Told) -> bytes:
    whole = {"format": FORMAT, **asdict(all_of_it)}
    return (json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _rows(rows: Sequence[dict[str, Any]]) -> bytes:
    file = StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    if rows:
        writer.writerow(rows[0])
        writer.writerows([_cell(each) for each in row.values()] for row in rows)
    return file.getvalue().encode()


def _cell(value: Any) -> str:
    """No cell is a formula to a spreadsheet."""
    text = "" if value is None else str(value)
    is_word = not isinstance(value, int | float)
    return f"'{text}" if is_word and text.startswith(FORMULA) else text
