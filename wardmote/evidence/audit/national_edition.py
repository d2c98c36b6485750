"""The national pass as an edition for analysts: every partnership's numbers, and no small area's.

The cube of small areas stays here: the edition tells its size and fingerprint, by which two
engines, or two people, see that they counted the same.
"""

import hashlib

import pandas as pd

from wardmote.evidence.audit.families import FIGURES, SKEWED
from wardmote.evidence.audit.national_tables import National
from wardmote.evidence.audit.words import listed
from wardmote.evidence.disclosure import Edition, Exhibit, Released, restricted
from wardmote.evidence.records import Counts, Period

TABLES = {
    "partnerships": "Every partnership's counts and rates, by category and year",
    "changes": "Every partnership's changes on the year before, by category",
    "quality": "Rows of each month, and the share of them without a place",
    "families": "The partnerships most like each, by open figures that describe them",
}
FAMILIES = (
    "Families",
    f"Nearest neighbours by {listed(list(FIGURES.values()))}: each brought to one scale, all of "
    f"one weight, {listed([FIGURES[name] for name in SKEWED])} as logarithms, deprivation as the "
    "residents' mean tenth. A figure that is not known of every partnership is left out; "
    "where no more are held than a family has, there are none.",
)
COLUMNS = {
    "dataset": "the partnership",
    "category": "what was recorded",
    "year": "the year",
    "month": "the first day of the month",
    "count": "how many were recorded",
    "rows": "rows of the files",
    "unlocated_share": "share of these without a place, 0 to 1",
    "residents": "people who live there",
    "rate": "recorded for every so many residents as the settings say",
    "previous": "how many in the year before",
    "percent": "change on the year before, per cent",
    "partnership": "the partnership",
    "peer": "one of those most like it, the nearest first",
    "distance": "how far apart: 0 the same, 1 the least similar of all",
    "apart_most": "the figure in which the two differ most",
    "steady": "share of the families made with one figure left out that it is in, 0 to 1",
    "verdict": "whether the change is more than chance explains",
}


def national_edition(
    found: National, *, year: Period, source: str, by: tuple[str, str]
) -> Released:
    """Let the tables of the national pass out to analysts, exact and marked as restricted.

    Args:
        found: what the national pass tells.
        year: the newest of its years.
        source: the files, as a person would name them.
        by: the two people who let it out.

    Raises:
        NotReleasable: one person alone would release it.
    """
    return restricted(_counts(found), lambda _: _edition(found, year, source), by=by)


def fingerprints(found: National) -> dict[str, str]:
    """Sha256 of the cube and of each table: alike where every byte is."""
    tables = {"cube": found.cube} | {name: getattr(found, name) for name in TABLES}
    return {name: hashlib.sha256(_bytes(table)).hexdigest() for name, table in tables.items()}


def _bytes(table: pd.DataFrame) -> bytes:
    """A table's columns in turn: name, type and every value; names of numbers stand before them."""
    parts: list[bytes] = []
    for name, column in table.items():
        parts.append(f"{name} {column.dtype.kind} {len(column)}\n".encode())
        if isinstance(column.dtype, pd.CategoricalDtype):
            parts.append("\n".join(map(str, column.cat.categories)).encode())
            parts.append(column.cat.codes.to_numpy("<i8").tobytes())
        elif column.dtype.kind in "iuf":
            parts.append(column.to_numpy(f"<{column.dtype.kind}8").tobytes())
        else:
            parts.append("\n".join(map(str, column)).encode())
    return b"\0".join(parts)


def _counts(found: National) -> Counts:
    """What the edition derives from: the partnerships' counts."""
    told = found.partnerships[["dataset", "category", "year", "count"]]
    peers = told.rename(columns={"dataset": "partnership"}).assign(dataset="national")
    return Counts(by_area=pd.DataFrame(), by_part=pd.DataFrame(), by_peer=peers)


def _edition(found: National, year: Period, source: str) -> Edition:
    cells = f"{len(found.cube):,} cells of area × category × month"
    return Edition(
        id=f"national.{year.label.replace('/', '-')}.analyst",
        title="Every partnership at once",
        partnership="every partnership",
        period=year.label,
        audience="analyst",
        made_up=False,
        summary=(f"{cells}, {found.cube['count'].sum():,} events.",),
        sections=(),
        findings={},
        exhibits={name: _table(found, name, year, source) for name in TABLES},
        prioritisation=pd.DataFrame(),
        quality=(),
        sources=pd.DataFrame({"name": [source], **_one_row(fingerprints(found))}),
        method=(("One cube", f"All tables derive from one cube of {cells}."), FAMILIES),
        definitions=(),
        areas=pd.DataFrame(),
    )


def _one_row(told: dict[str, str]) -> dict[str, list[str]]:
    return {f"sha256_of_{name}": [value] for name, value in told.items()}


def _table(found: National, name: str, year: Period, source: str) -> Exhibit:
    table = getattr(found, name)
    return Exhibit(
        id=name,
        title=TABLES[name],
        subtitle=f"Every partnership, {year.label}",
        kind="table",
        table=table,
        columns={column: COLUMNS.get(column, column) for column in table.columns},
        encoding={},
        source=source,
        description=TABLES[name],
    )
