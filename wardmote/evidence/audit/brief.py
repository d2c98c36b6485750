"""What every chapter of an audit knows before it looks at a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from wardmote.evidence.audit.families import no_figures
from wardmote.evidence.audit.request import Request
from wardmote.evidence.audit.words import lower_first, months_between, months_named
from wardmote.evidence.disclosure import Exhibit, Figure, Finding
from wardmote.evidence.records import GRADES, Ground, QualityNote
from wardmote.rulebook import Category, Dataset

ATOMS = {"lsoa11": "2011 LSOAs", "lsoa21": "2021 LSOAs", "dz11": "2011 data zones"}


def no_places() -> pd.DataFrame:
    """A table of places with none in it."""
    columns = ["dataset", "category", "place", "count"]
    return pd.DataFrame(columns=columns).astype({"count": float})


def no_points() -> pd.DataFrame:
    """A table of points with none in it."""
    columns = ["dataset", "category", "happened_on", "easting", "northing", "area"]
    table = pd.DataFrame(columns=columns).astype({"easting": float, "northing": float})
    return table.assign(happened_on=pd.to_datetime(table["happened_on"]))


@dataclass(frozen=True)
class Brief:
    """The place, the rules and the state of the data.

    Attributes:
        request: what is asked.
        ground: the partnership's areas.
        quality: the five data problems, as measured.
        comparable: one row per dataset × year: comparable, reason.
        supply: one row per dataset × month: supplied, comparable, reason.
        sources: one row per dataset: name, title, agency, period, grade, days_old, licence, link.
        at_places: one row per dataset × category × place of the audited year: `count`. It names
            places, so it is empty but for the analyst.
        at_points: one row per event of the audited year that tells its day and point: dataset,
            category, happened_on, easting, northing, area. Empty but for the analyst likewise.
        figures: one row per partnership of the country at hand, as `open_figures` tells it.
        base: what the counts in hand are multiples of.
        rounding: the sentence about it.
        named_fully: dataset and category of those that bear another's title, so that theirs says
            which dataset they are of.
    """

    request: Request
    ground: Ground
    quality: tuple[QualityNote, ...]
    comparable: pd.DataFrame
    supply: pd.DataFrame
    sources: pd.DataFrame
    at_places: pd.DataFrame = field(default_factory=no_places)
    at_points: pd.DataFrame = field(default_factory=no_points)
    figures: pd.DataFrame = field(default_factory=no_figures)
    base: int = 1
    rounding: str = ""
    named_fully: frozenset[tuple[str, str]] = frozenset()

    @property
    def year(self) -> str:
        """The label of the audited period."""
        return self.request.period.label

    @property
    def when(self) -> str:
        """The audited period in words."""
        return months_between(self.request.period)

    @property
    def name(self) -> str:
        """The partnership's name."""
        return self.ground.name

    @cached_property
    def atoms(self) -> str:
        """What the small areas are, in words."""
        return ATOMS.get(self.ground.atom_kind, "small areas")

    def dataset(self, name: str) -> Dataset:
        """What the rulebook says of a dataset."""
        return self.request.rules.datasets[name]

    def category(self, name: str) -> Category:
        """What the rulebook says of a category."""
        return self.request.rules.categories[name]

    def theme(self, category: str) -> str:
        """A category's title, to begin a sentence: "Vehicle crime"."""
        return self.category(category).title

    def mid(self, category: str) -> str:
        """A category's title inside a sentence: "vehicle crime"."""
        return lower_first(self.category(category).title)

    @property
    def per(self) -> int:
        """Rates are for each so many residents or households."""
        return self.request.rules.audit.rate_per

    def grain(self, dataset: str) -> str:
        """What a row of the dataset stands for."""
        return self.dataset(dataset).grain

    def unit(self, dataset: str) -> str:
        """What its counts are of."""
        if self.dataset(dataset).counts_incidents:
            return "incidents"
        return {"person": "people", "answer": "answers"}.get(self.grain(dataset), "events")

    def plain(self, category: str) -> str:
        """A category for a resident: its title and, in a few words, what it means."""
        return self.category(category).title

    def plain_dataset(self, dataset: str) -> str:
        """A dataset for a resident."""
        return self.dataset(dataset).title

    def title_of(self, dataset: str, category: str) -> str:
        """A category's title, with its dataset where that is not the police's own."""
        same = self.category(category).title
        titles = self.dataset(dataset)
        if (dataset, category) in self.named_fully:
            return f"{same} ({lower_first(titles.title)})"
        told = titles.agency == "police" or titles.agency in same
        return same if told else f"{same} ({titles.agency})"

    def month(self, text: str) -> str:
        """A month in words: "2023-04" → "April 2023"."""
        return months_named([text])

    def months(self, texts: Sequence[str]) -> str:
        """Several months in words."""
        return months_named(texts)

    def grade(self, dataset: str, category: str = "") -> str:
        """The worst grade among what was measured that bears on a dataset's category."""
        grades = [note.grade for note in self.quality if note.bears_on(dataset, category)]
        return max(grades, default=GRADES[0], key=GRADES.index)

    def caveats(self, dataset: str, *more: str, category: str = "") -> tuple[str, ...]:
        """What limits a finding on this dataset: its nature, its quality, the rounding."""
        worst = [
            note.sentence
            for note in self.quality
            if note.bears_on(dataset, category) and GRADES.index(note.grade) >= GRADES.index("C")
        ]
        rounding = (self.rounding,) if self.rounding else ()
        nature = (*self._linked(dataset), *self.dataset(dataset).limits)
        return (*self._lacking(dataset), *more, *nature, *worst, *rounding)

    def _linked(self, dataset: str) -> tuple[str, ...]:
        """That calls about one incident are counted once, as a caveat."""
        if not self.dataset(dataset).counts_incidents:
            return ()
        near = self.request.rules.quality
        return (
            f"Counted are incidents: calls within {near.repeat_call_minutes} minutes and "
            f"{near.repeat_call_metres:g} metres of a first call are taken to be about the same.",
        )

    def _lacking(self, dataset: str) -> tuple[str, ...]:
        """The audited months that were not supplied whole, as a caveat."""
        rows = self.comparable[self.comparable["dataset"] == dataset]
        gaps = [str(text) for text in rows.loc[rows["year"] == self.year, "gaps"] if text]
        return tuple(f"Not supplied, or hardly: {text}." for text in gaps)

    def source(self, *datasets: str) -> str:
        """The source line: agency and dataset."""
        return "; ".join(f"{self.dataset(d).title} ({self.dataset(d).agency})" for d in datasets)

    def finding(
        self,
        id: str,
        sentence: str,
        figure: Figure,
        *,
        dataset: str,
        question: str,
        theme: str,
        would_change: str,
        category: str = "",
        part: str = "patterns",
        caveats: Sequence[str] = (),
        exhibits: tuple[str, ...] = (),
        direction: str = "",
        plain: str = "",
    ) -> Finding:
        """One finding on one dataset, or one category of it, with all that it stands on.

        Of data of the worst grade nothing is called better or worse: a finding cannot rest on it.
        """
        grade = self.grade(dataset, category)
        return Finding(
            id=id,
            question=question,
            part=part,
            theme=theme,
            sentence=sentence,
            figure=figure,
            source=self.source(dataset),
            period=self.when,
            boundaries=self.boundaries,
            caveats=self.caveats(dataset, *caveats, category=category),
            grade=grade,
            would_change=would_change,
            exhibits=exhibits,
            direction=direction if grade != GRADES[-1] else "",
            plain=plain,
        )

    @property
    def boundaries(self) -> str:
        """The boundaries that the numbers stand on."""
        return f"{self.ground.name} ({self.ground.code}), {self.atoms}"

    def figure(
        self, value: float | None, unit: str, low: float | None = None, high: float | None = None
    ) -> Figure:
        """A number with its interval, saying what it is rounded to."""
        return Figure(value, unit, low, high, rounded_to=self.base)

    def exhibit(
        self,
        id: str,
        title: str,
        kind: str,
        table: pd.DataFrame,
        *,
        measure: str,
        columns: Mapping[str, str],
        encoding: Mapping[str, Any],
        datasets: Sequence[str],
        description: str,
        notes: Sequence[str] = (),
        layer: str = "",
    ) -> Exhibit:
        """One table and its picture; only the columns that are explained are kept."""
        rounding = (self.rounding,) if self.rounding else ()
        return Exhibit(
            id=id,
            title=title,
            subtitle=f"{measure}, {self.name}, {self.when}",
            kind=kind,
            table=table[list(columns)].reset_index(drop=True),
            columns=columns,
            encoding=encoding,
            source=f"Source: {self.source(*datasets)}, {self.boundaries}",
            description=description,
            notes=(*notes, *rounding),
            layer=layer,
        )
