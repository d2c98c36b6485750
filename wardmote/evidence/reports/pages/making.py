"""Fill the templates: one page for each step of the reader's way."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wardmote.evidence.disclosure.edition import Edition
from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.records import PROBLEMS
from wardmote.evidence.reports import grids, words
from wardmote.evidence.reports.pages import residents, site
from wardmote.evidence.reports.pages.picture import Picture

TEMPLATES = Path(__file__).parent / "templates"
AT_A_GLANCE = 8
"""Findings on the first page: as many as a person reads; the rest stand in their sections."""


def pages(released: Released, drawn: Mapping[str, Picture]) -> dict[str, str]:
    """Every page and the style sheet, by file name."""
    edition = released.edition
    templates = _templates(released, drawn)
    made = {
        site.FINDINGS: _index(edition, drawn),
        site.METHOD: {"template": "method.html"},
        site.QUALITY: _quality(edition),
        site.DATA: {"template": "data.html", "unplaced": _unplaced(edition)},
        **{site.address(section): {"template": "section.html", "section": section}
           for section in edition.sections},
    }  # fmt: skip
    if edition.audience == "public":
        told = residents.told(edition)
        made[site.RESIDENTS] = {"template": "consultation.html", "told": told}
    texts = {
        name: templates.get_template(page.pop("template")).render(here=name, **page)
        for name, page in made.items()
    }
    return texts | {"style.css": (TEMPLATES / "style.css").read_text(encoding="utf-8")}


def _templates(released: Released, drawn: Mapping[str, Picture]) -> Environment:
    edition = released.edition
    loader = FileSystemLoader(TEMPLATES)
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "edition": edition, "manifest": released.manifest, "drawn": drawn, "site": site,
        "words": words, "menu": site.menu(edition), "grid": grids.grid,
        "of_exhibit": grids.of_exhibit,
        "rounding_note": _rounding_note(edition),
    }  # fmt: skip
    return made


def _rounding_note(edition: Edition) -> str:
    if edition.audience == "public":
        return edition.rounding
    return "Exact numbers, not rounded: for the partnership's analysts only, not for publication."


def _index(edition: Edition, drawn: Mapping[str, Picture]) -> dict[str, Any]:
    ranked = list(edition.findings.values())
    shown = [exhibit for section in edition.sections for exhibit in section.exhibits]
    maps = [name for name in shown if edition.exhibits[name].kind == "map" and name in drawn]
    return {
        "template": "index.html", "glance": ranked[:AT_A_GLANCE], "more": len(ranked) - AT_A_GLANCE,
        "key_map": edition.exhibits[maps[0]] if maps else None,
    }  # fmt: skip


def _quality(edition: Edition) -> dict[str, Any]:
    by_problem = {
        problem: [note for note in edition.quality if note.problem == problem]
        for problem in PROBLEMS
    }
    return {
        "template": "quality.html", "by_problem": by_problem, "problems": PROBLEM_MEANINGS,
        "titles": _titles(edition),
    }  # fmt: skip


def _titles(edition: Edition) -> dict[str, str]:
    """What a reader calls each dataset, where the edition says so."""
    if not {"dataset", "title"} <= set(edition.sources.columns):
        return {}
    pairs = zip(edition.sources["dataset"], edition.sources["title"], strict=True)
    return {str(name): str(title) for name, title in pairs}


def _unplaced(edition: Edition) -> list[str]:
    placed = {name for section in edition.sections for name in section.exhibits}
    return [name for name in edition.exhibits if name not in placed]


PROBLEM_MEANINGS = {
    "lacking": "Information that was never collected or never shared, such as who was harmed.",
    "incomplete": "Values or months that are missing, so that a count or a trend may be too low.",
    "not co-terminous": "Areas of different agencies that do not share the same boundaries.",
    "inaccessible": "Files or rows that could not be read.",
    "inaccurate": "Values that cannot be right, or that changed their meaning.",
}
