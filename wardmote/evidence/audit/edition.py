"""The edition: every chapter, in order, from one set of counts."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters import CHAPTERS
from wardmote.evidence.audit.method import definitions, method
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.summary import summary
from wardmote.evidence.disclosure import Edition, Finding
from wardmote.evidence.records import Counts


def write_edition(counts: Counts, *, brief: Brief, audience: str) -> Edition:
    """Derive an edition from counts and nothing else.

    Args:
        counts: protected for the public, exact for the analyst.
        brief: the place, the rules and the state of the data.
        audience: "public" or "analyst".
    """
    numbers = Numbers(counts, brief)
    chapters = [write(brief, numbers) for write in CHAPTERS]
    findings = _in_order([finding for chapter in chapters for finding in chapter.findings])
    request = brief.request
    return Edition(
        id=f"{request.edition_id}.{audience}",
        title=f"{brief.name}: audit of crime, disorder and harm",
        partnership=brief.name,
        period=brief.when,
        audience=audience,
        made_up=request.made_up,
        summary=summary(brief, numbers),
        sections=tuple(chapter.section for chapter in chapters),
        findings={finding.id: finding for finding in findings},
        exhibits={e.id: e for chapter in chapters for e in chapter.exhibits},
        prioritisation=_prioritisation(brief, numbers),
        quality=brief.quality,
        sources=_sources(brief),
        method=method(brief),
        definitions=definitions(brief, numbers),
        areas=_areas(brief),
        shapes=brief.ground.shapes,
        ward_shapes=brief.ground.ward_shapes,
        rounding=brief.rounding,
    )


def _in_order(findings: list[Finding]) -> list[Finding]:
    """The most pressing first; what has no priority keeps its place in the chapters."""
    return sorted(findings, key=lambda finding: -finding.priority)


def _prioritisation(brief: Brief, numbers: Numbers) -> pd.DataFrame:
    """The matrix with titles for names: bands, score and place of each matter."""
    matrix, factors = numbers.matrix, brief.request.rules.prioritisation.factors
    titles = [
        brief.title_of(*pair) for pair in zip(matrix["dataset"], matrix["category"], strict=True)
    ]
    bands = {factor.title: matrix[f"{name}_band"] for name, factor in factors.items()}
    return pd.DataFrame(
        {"Place": matrix["order"], "Matter": titles, **bands, "Score": matrix["score"].round(2),
         "Not known": matrix["not_known"]}
    )  # fmt: skip


def _sources(brief: Brief) -> pd.DataFrame:
    grades = [brief.grade(dataset) for dataset in brief.sources["dataset"]]
    return brief.sources.assign(grade=grades)


def _areas(brief: Brief) -> pd.DataFrame:
    return brief.ground.areas[["area", "area_name", "ward", "ward_name"]].reset_index(drop=True)
