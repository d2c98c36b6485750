"""The shapes of what is released: figures, findings, exhibits and the edition that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from wardmote.evidence.records import QualityNote


@dataclass(frozen=True)
class Figure:
    """One number as a person sees it, with its 95 % interval where it has one."""

    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    rounded_to: int = 1


@dataclass(frozen=True)
class Finding:
    """One thing that the audit found, and all that it stands on.

    Attributes:
        id: readable and stable: "burglary.change".
        question: which of reg 7 (a) to (g) of SI 2007/1830 it answers.
        part: patterns | issues | provision | options (the four parts of the 1998 guidance).
        theme: the category or subject in plain words.
        sentence: the finding, in one plain sentence with its number.
        figure: the number and its interval.
        source: agency and dataset, as a person would name them.
        period: the label of the period.
        boundaries: area type and the year of its boundaries.
        caveats: what a reader must bear in mind.
        grade: A to D, the worst quality grade of the data it rests on.
        would_change: what evidence would change the finding.
        exhibits: ids of the exhibits that show it.
        direction: "worse" | "better" | "same" | "" (for marking, never by colour alone).
        priority: its place in the prioritisation, 0 where it has none.
        plain: the same in words for the consultation edition; "" to use `sentence`.
    """

    id: str
    question: str
    part: str
    theme: str
    sentence: str
    figure: Figure
    source: str
    period: str
    boundaries: str
    caveats: tuple[str, ...]
    grade: str
    would_change: str
    exhibits: tuple[str, ...] = ()
    direction: str = ""
    priority: float = 0.0
    plain: str = ""


@dataclass(frozen=True)
class Exhibit:
    """A table, and the picture that is drawn from it and nothing else.

    Attributes:
        id: readable and stable; also the file name of its CSV and SVG.
        title: active: states what the picture shows.
        subtitle: measure, place, period.
        kind: line | bar | interval | map | heat | funnel | curve | surface | table.
        table: what is shown; what the kinds read of it is in `encoding`.
        columns: for each column of `table`, its meaning and unit in words.
        encoding: column names by role: x, y, low, high, series, value, area, centre, lower,
            upper, label, mark, and `levels` for fixed orders; `within` for a close map, `side_m`
            for a surface's squares, `line` for where no difference lies.
        source: the line below the picture.
        description: what a person who cannot see the picture needs.
        notes: rounding, suppression, provisional figures.
        layer: for a map: "area" or "ward".
    """

    id: str
    title: str
    subtitle: str
    kind: str
    table: pd.DataFrame
    columns: Mapping[str, str]
    encoding: Mapping[str, Any]
    source: str
    description: str
    notes: tuple[str, ...] = ()
    layer: str = ""


@dataclass(frozen=True)
class Section:
    """One question of the audit with its findings and exhibits, by id, in reading order."""

    id: str
    title: str
    question: str
    intro: tuple[str, ...]
    findings: tuple[str, ...]
    exhibits: tuple[str, ...]
    not_supplied: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """An audit for one audience: everything that a report may show.

    Attributes:
        id: "riverton.audit.2025-26.public".
        title: "Riverton: audit of crime, disorder and harm".
        partnership: the partnership's name.
        period: label of the audited period.
        audience: "public" or "analyst" (restricted).
        made_up: true where the place is invented and the report must say so on every page.
        summary: the few sentences to read first.
        sections: in reading order.
        findings: by id, in order of priority.
        exhibits: by id.
        prioritisation: the matrix, one row per category, with every score and weight.
        quality: the five problems, as measured.
        sources: one row per dataset: name, agency, period, rows, grade, days old, licence, link.
        method: (heading, paragraph) pairs.
        definitions: (term, meaning) pairs.
        areas: code and name of every area and ward shown.
        shapes: boundaries of the small areas (GeoJSON, British National Grid metres).
        ward_shapes: the same for wards.
        rounding: the sentence that stands beside every table.
    """

    id: str
    title: str
    partnership: str
    period: str
    audience: str
    made_up: bool
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    findings: Mapping[str, Finding]
    exhibits: Mapping[str, Exhibit]
    prioritisation: pd.DataFrame
    quality: tuple[QualityNote, ...]
    sources: pd.DataFrame
    method: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]
    areas: pd.DataFrame
    shapes: Mapping[str, Any] = field(default_factory=dict)
    ward_shapes: Mapping[str, Any] = field(default_factory=dict)
    rounding: str = ""
