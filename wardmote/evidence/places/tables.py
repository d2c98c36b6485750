"""Lookups, populations and deprivation, read from CSV files told by their headings."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.places.kinds import Kind, kind_named, read_heading, settled

MEASURES = ("residents", "households")


@dataclass(frozen=True)
class Lookup:
    """Which areas of one kind lie in which of others.

    Attributes:
        rows: one row per combination; a column of codes for each kind, named by its `name`.
        kinds: the kinds, as the columns stand.
        names: code to name, of each kind whose names the file gives.
    """

    rows: pd.DataFrame
    kinds: tuple[Kind, ...]
    names: Mapping[Kind, Mapping[str, str]]


@dataclass(frozen=True)
class Facts:
    """What is known of areas of one kind in one year, from one file.

    Attributes:
        kinds: the kind, or where the file does not say those that it may be.
        year: the year that the figures speak of, or 0 where each row says.
        source: title and publisher, for a note.
        rows: one row per area: `area` and the figures (and `year` where `year` is 0).
    """

    kinds: tuple[Kind, ...]
    year: int
    source: str
    rows: pd.DataFrame


def headings_of(path: Path) -> list[str]:
    """The first line of a CSV file, cell by cell; none if it is no text.

    Only a readable heading makes a file ours, so what cannot be read here is simply not ours.
    """
    with path.open("rb") as file:
        line = file.readline(65536)
    try:
        return next(csv.reader([line.decode("utf-8-sig").strip()]), [])
    except (UnicodeDecodeError, csv.Error):
        return []


def read_lookup(path: Path, headings: Sequence[str]) -> Lookup | None:
    """The file as a lookup, if its headings tell two kinds or more and nothing else.

    Raises:
        FileRefused: a lookup by its headings, but broken or with no code in a row.
    """
    told = {heading: read_heading(heading) for heading in headings}
    codes = {h: t[0] for h, t in told.items() if t and t[1] == "code"}
    if len(set(codes.values())) < 2 or any(not t and not _may_stay(h) for h, t in told.items()):
        return None
    table = _read(path)
    rows = table[list(codes)].set_axis([kind.name for kind in codes.values()], axis=1)
    _check_full(path, rows)
    names = {
        kind: dict(zip(table[_column(told, kind, "code")], table[heading], strict=True))
        for heading, t in told.items()
        if t and t[1] == "name" and (kind := t[0]) in codes.values()
    }
    return Lookup(rows.drop_duplicates(ignore_index=True), tuple(codes.values()), names)


def read_population(path: Path, headings: Sequence[str]) -> Facts | None:
    """The file as a population, if its headings fit a layout of `kinds.toml`."""
    for layout in settled()["populations"]:
        code, kinds = _code_column(headings, layout["code"], layout["kinds"])
        measures = {
            measure: heading
            for measure in MEASURES
            if (heading := next((h for h in layout[measure] if h in headings), ""))
        }
        year = layout.get("year_heading", "")
        if code and measures and (not year or year in headings):
            return _population(path, layout, code, kinds, measures)
    return None


def read_deprivation(path: Path, headings: Sequence[str]) -> Facts | None:
    """The file as an index of deprivation: `area` and `decile`, 1 the most deprived tenth."""
    words = settled()["deprivation_headings"]
    found = {
        measure: next((h for h in names if h in headings), "") for measure, names in words.items()
    }
    code, kinds = _code_column(headings, "", [])
    if not code or not any(found.values()):
        return None
    for edition in settled()["deprivation"]:
        if edition["kind"] in ("", kinds[0].name) and set(edition["has"]) <= set(headings):
            return _deprivation(path, edition, code, kinds, found)
    return None


def _population(
    path: Path,
    layout: Mapping[str, Any],
    code: str,
    kinds: tuple[Kind, ...],
    measures: Mapping[str, str],
) -> Facts:
    table = _read(path)
    rows = pd.DataFrame({"area": table[code].str.strip()})
    for measure in MEASURES:
        held = measure in measures
        rows[measure] = _numbers(path, table, measures[measure]) if held else float("nan")
    if year := layout.get("year_heading", ""):
        rows["year"] = _numbers(path, table, year).astype(int)
    _check_full(path, rows[["area"]])
    source = f"{layout['title']} ({layout['publisher']})"
    return Facts(kinds, int(layout.get("year", 0)), source, rows)


def _deprivation(
    path: Path,
    edition: Mapping[str, Any],
    code: str,
    kinds: tuple[Kind, ...],
    found: Mapping[str, str],
) -> Facts:
    table = _read(path)
    if found["decile"]:
        decile = _numbers(path, table, found["decile"])
    else:
        decile = _deciles(path, table, found, int(edition["ranked"]))
    rows = pd.DataFrame({"area": table[code].str.strip(), "decile": decile})
    _check_full(path, rows[["area"]])
    return Facts(kinds, int(edition["year"]) or kinds[0].year, str(edition["title"]), rows)


def _deciles(
    path: Path, table: pd.DataFrame, found: Mapping[str, str], ranked: int
) -> "pd.Series[float]":
    """Tenths by rank, or by score where no rank is given (the highest score is rank 1)."""
    if found["rank"]:
        rank = _numbers(path, table, found["rank"])
    else:
        rank = _numbers(path, table, found["score"]).rank(ascending=False, method="first")
    of = ranked or int(rank.max())
    return ((rank * 10 - 1) // of + 1).clip(1, 10)


def _code_column(
    headings: Sequence[str], stated: str, kinds: Sequence[str]
) -> tuple[str, tuple[Kind, ...]]:
    """The heading of the code and the kinds that it may be; the first kind told, if none stated."""
    if stated:
        return (stated if stated in headings else ""), tuple(kind_named(k) for k in kinds)
    for heading in headings:
        told = read_heading(heading)
        if told and told[1] == "code":
            return heading, (told[0],)
    return "", ()


def _column(told: Mapping[str, tuple[Kind, str] | None], kind: Kind, role: str) -> str:
    return next(heading for heading, t in told.items() if t == (kind, role))


def _may_stay(heading: str) -> bool:
    plain = heading.strip().lower()
    return plain in settled()["lookups"]["extras"] or plain.endswith("nmw")


def _read(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as why:
        raise FileRefused(
            f"{path}: this table cannot be read ({why}). Save it again as CSV in UTF-8, each row "
            "as wide as the headings."
        ) from why


def _check_full(path: Path, codes: pd.DataFrame) -> None:
    for column, row in _empty(codes):
        raise FileRefused(
            f"{path}: row {row + 2} has no code under {column}. Fill it in or take the row out."
        )
    if codes.empty:
        raise FileRefused(f"{path}: headings but no rows. Fetch or export it again.")


def _empty(codes: pd.DataFrame) -> Iterator[tuple[str, int]]:
    for column in codes.columns:
        empty = codes[column].str.strip() == ""
        if empty.any():
            yield str(column), int(empty.to_numpy().argmax())


def _numbers(path: Path, table: pd.DataFrame, heading: str) -> "pd.Series[float]":
    """A column of numbers, thousands commas taken out, empty cells missing."""
    text = table[heading].str.replace(",", "", regex=False).str.strip()
    numbers = pd.to_numeric(text.where(text != ""), errors="coerce")
    wrong = numbers.isna() & (text != "")
    if wrong.any():
        row = int(wrong.to_numpy().argmax()) + 2
        raise FileRefused(f"{path}: row {row}, {heading}: not a number. Mend the cell.")
    return numbers.astype(float)
