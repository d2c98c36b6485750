"""What a map can be asked, all of it in the address: category, measure, period, area."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wardmote.partnership.audits.pages.viewing.edition import Cell, Grid, Viewed

AREA, COUNT = "area", "count"
WARD_NAMES = ("ward_name", "ward")
POOLED = "+"
"""Areas that were put together to protect people are told as “A+B”."""


@dataclass(frozen=True)
class Asked:
    """What the map shows: names that are in the edition.

    Attributes:
        category: the exhibit that the numbers are of.
        measure: the column of its table.
        area: the code of the area picked, or nothing.
    """

    of: Viewed
    category: str
    measure: str
    area: str

    @property
    def exhibit(self) -> Any:
        """What the engine says of it."""
        return self.of.edition.exhibits[self.category]

    @property
    def layer(self) -> str:
        """Which boundaries: of small areas, or of wards."""
        return self.exhibit.layer or AREA

    def called(self, category: str) -> str:
        """What a category is called: the title of its map, less what that shows."""
        told = self.of.edition.exhibits[category]
        return told.title.rpartition(": ")[0] or told.title

    def words(self, column: str) -> str:
        """What a column means, and its unit."""
        return self.exhibit.columns.get(column, column)

    def by_area(self) -> dict[str, dict[str, Cell]]:
        """The row of each area; areas that were pooled share one."""
        column = area_column(self.exhibit)
        rows = self.of.table(self.category).records()
        return {code: row for row in rows for code in str(row[column]).split(POOLED)}

    def pooled(self, row: Mapping[str, Cell]) -> list[str]:
        """The codes of the areas that a row tells of together."""
        return str(row[area_column(self.exhibit)]).split(POOLED)

    def ward(self, row: Mapping[str, Cell]) -> str:
        """The ward of a small area, if its row names it."""
        if self.layer != AREA:
            return ""
        return next((str(row[name]) for name in WARD_NAMES if row.get(name)), "")

    def mark(self, row: Mapping[str, Cell]) -> str:
        """Why an area is outlined, or nothing."""
        return str(row.get(self.exhibit.encoding.get("mark", "")) or "")

    def of_edition(self, other: Viewed) -> "Asked | None":
        """The same of another edition, if that has it."""
        same = replace(self, of=other)
        return same if self.measure in measures(other, self.category) else None


def asked(editions: Sequence[Viewed], told: Mapping[str, str]) -> Asked | None:
    """What an address asks for; what it does not tell, or tells wrongly, is the first there is.

    Returns:
        None where the edition has nothing that a map could show.
    """
    of = next((each for each in editions if each.audit.period == told.get("period")), editions[0])
    categories = mapped(of)
    if not categories:
        return None
    category = _of(told.get("category"), categories)
    measure = _of(told.get("measure"), measures(of, category))
    found = Asked(of, category, measure, told.get("area", ""))
    return found if found.area in found.by_area() else replace(found, area="")


def _of(told: str | None, names: Sequence[str]) -> str:
    return told if told in names else names[0]


def mapped(of: Viewed) -> list[str]:
    """Exhibits that tell something of each area: maps first, then tables of areas."""
    tell = [
        name
        for name, each in of.edition.exhibits.items()
        if area_column(each) and measures(of, name)
    ]
    return sorted(tell, key=lambda name: of.edition.exhibits[name].kind != "map")


def area_column(exhibit: Any) -> str:
    """The column of its areas' codes, or nothing where it tells of no areas."""
    column = exhibit.encoding.get("area", AREA)
    return column if column in exhibit.table.columns else ""


def measures(of: Viewed, name: str) -> list[str]:
    """The columns of numbers: the one that is drawn first."""
    if name not in of.edition.exhibits:
        return []
    drawn = of.edition.exhibits[name].encoding.get("value")
    found = [column for column in of.table(name).columns if _is_measure(of.table(name), column)]
    return sorted(found, key=lambda column: column != drawn)


def _is_measure(table: Grid, name: str) -> bool:
    place = table.columns.index(name)
    cells = [row[place] for row in table.rows if row[place] is not None]
    return any(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)
