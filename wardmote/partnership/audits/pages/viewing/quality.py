"""How good the data are: the five problems of each dataset."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from wardmote.partnership.audits.pages.viewing.edition import Cell, Viewed
from wardmote.partnership.audits.pages.viewing.numbers import GRADES, Chip, grade
from wardmote.partnership.audits.pages.viewing.sources import key_of, source_id, title_of
from wardmote.partnership.audits.pages.viewing.ways import Frame, Ways, ways_of

PROBLEMS = {
    "lacking": (
        gettext_lazy("Lacking"),
        gettext_lazy("Information that was never collected or shared, such as who was harmed."),
    ),
    "incomplete": (
        gettext_lazy("Incomplete"),
        gettext_lazy("Values or months that are missing: a count or a trend may be too low."),
    ),
    "not co-terminous": (
        gettext_lazy("Other boundaries"),
        gettext_lazy("Areas of different agencies that do not share the same boundaries."),
    ),
    "inaccessible": (
        gettext_lazy("Not readable"),
        gettext_lazy("Files or rows that could not be read."),
    ),
    "inaccurate": (
        gettext_lazy("Inaccurate"),
        gettext_lazy("Values that cannot be right, or that changed their meaning."),
    ),
}
"""The five data problems: in a word, and what each is."""


@dataclass(frozen=True)
class NoteShown:
    """One thing measured."""

    problem: str
    measure: str
    sentence: str
    delivery: str
    grade: Chip | None


@dataclass(frozen=True)
class DatasetQuality:
    """How good one dataset is: the worst of each problem, then all that was measured.

    Attributes:
        worst: the worst grade of each of the five problems, in their order; None: not measured.
    """

    id: str
    title: str
    grade: Chip | None
    worst: tuple[Chip | None, ...]
    notes: tuple[NoteShown, ...]
    source: str


@dataclass(frozen=True)
class Quality:
    """How good the data are."""

    frame: Frame
    grades: tuple[Chip, ...]
    problems: tuple[tuple[str, str], ...]
    datasets: tuple[DatasetQuality, ...]


def quality(of: Viewed, frame: Frame) -> Quality:
    """The five problems of each dataset, the worst datasets first."""
    by_dataset = defaultdict(list)
    for note in of.edition.quality:
        by_dataset[note.dataset].append(note)
    rows = {key_of(row): row for row in of.sources()}
    made = [
        _dataset(ways_of(of), key, rows.get(key, {}), notes) for key, notes in by_dataset.items()
    ]
    return Quality(
        frame=frame,
        grades=tuple(filter(None, map(grade, GRADES))),
        problems=tuple((str(word), str(meaning)) for word, meaning in PROBLEMS.values()),
        datasets=tuple(sorted(made, key=lambda each: (_rank(each.grade), each.title))),
    )


def _dataset(ways: Ways, key: str, row: Mapping[str, Cell], notes: list[Any]) -> DatasetQuality:
    worst = {
        problem: max((note.grade for note in notes if note.problem == problem), default="")
        for problem in PROBLEMS
    }
    return DatasetQuality(
        id=source_id({"dataset": key}),
        title=title_of(row) if row else key,
        grade=grade(str(row.get("grade") or max(worst.values()))),
        worst=tuple(map(grade, worst.values())),
        notes=tuple(_note(note) for note in sorted(notes, key=lambda each: -ord(each.grade[0]))),
        source=f"{ways.to('sources')}#{source_id({'dataset': key})}" if row else "",
    )


def _note(note: Any) -> NoteShown:
    return NoteShown(
        problem=str(PROBLEMS[note.problem][0]),
        measure=note.measure[:1].upper() + note.measure[1:],
        sentence=note.sentence,
        delivery=note.delivery,
        grade=grade(note.grade),
    )


def _rank(chip: Chip | None) -> int:
    """Worst first."""
    return -ord(chip.key) if chip else 0
