"""The edition: every chapter, in order, from one set of counts."""

from collections import Counter
from dataclasses import replace

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters import CHAPTERS, Chapter
from wardmote.evidence.audit.method import definitions, method
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.summary import summary
from wardmote.evidence.disclosure import Edition, Finding
from wardmote.evidence.records import Counts

PUBLIC = "public"
TELLING = ("change", "step", "hot", "peers", "level", "priority")


def write_edition(counts: Counts, *, brief: Brief, audience: str) -> Edition:
    """Derive an edition from counts and nothing else.

    Args:
        counts: protected for the public, exact for the analyst.
        brief: the place, the rules and the state of the data.
        audience: "public" or "analyst".
    """
    numbers = Numbers(counts, brief)
    chapters = [_kept(write(brief, numbers), brief, audience) for write in CHAPTERS]
    findings = _in_order([f for chapter in chapters for f in chapter.findings], numbers)
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
        sources=graded_sources(brief),
        method=method(brief),
        definitions=definitions(brief, numbers),
        areas=named_areas(brief),
        shapes=brief.ground.shapes,
        ward_shapes=brief.ground.ward_shapes,
        rounding=brief.rounding,
    )


def _kept(chapter: Chapter, brief: Brief, audience: str) -> Chapter:
    """A chapter for its audience: the public reads the first few findings, the analyst all.

    Exhibits that no finding left leans on go too, where some finding did lean on them.
    """
    most = brief.request.rules.audit.findings_per_question
    if audience != PUBLIC or len(chapter.findings) <= most:
        return chapter
    kept, cut = chapter.findings[:most], chapter.findings[most:]
    shown = {exhibit for finding in kept for exhibit in finding.exhibits}
    hidden = {exhibit for finding in cut for exhibit in finding.exhibits} - shown
    exhibits = tuple(e for e in chapter.exhibits if e.id not in hidden)
    return replace(chapter, findings=kept, exhibits=exhibits)


def _in_order(findings: list[Finding], numbers: Numbers) -> list[Finding]:
    """Findings by the matrix's score of their matter, the most telling one of each matter first.

    So whoever reads only the first few reads of as many matters. What is of no single matter
    follows in the order of the chapters.
    """
    scores = dict(zip(numbers.matrix["key"], numbers.matrix["score"], strict=True))
    scored = [replace(f, priority=float(scores.get(_matter(f), 0.0))) for f in findings]
    scored.sort(key=lambda f: (-f.priority, _matter(f), _telling(f)))
    told: Counter[str] = Counter()
    turns = {}
    for finding in scored:
        turns[finding.id] = told[_matter(finding)]
        told[_matter(finding)] += 1
    return sorted(scored, key=lambda f: (turns[f.id] > 0, -f.priority))


def _telling(finding: Finding) -> int:
    kind = finding.id.rsplit(".", 1)[-1]
    return TELLING.index(kind) if kind in TELLING else len(TELLING)


def _matter(finding: Finding) -> str:
    return ".".join(finding.id.split(".")[:2])


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


def graded_sources(brief: Brief) -> pd.DataFrame:
    """One row per dataset, with the grade of its quality."""
    grades = [brief.grade(dataset) for dataset in brief.sources["dataset"]]
    return brief.sources.assign(grade=grades)


def named_areas(brief: Brief) -> pd.DataFrame:
    """One row per small area and ward: `code`, `name`."""
    facts = brief.ground.areas
    areas = facts[["area", "area_name"]].set_axis(["code", "name"], axis=1)
    wards = facts[["ward", "ward_name"]].drop_duplicates("ward").set_axis(["code", "name"], axis=1)
    return pd.concat([areas, wards.dropna()], ignore_index=True)
