"""Parsing: one file → Parquet of standard rows and the faults. It runs in the child process."""

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from wardmote.evidence.records import NAMES, Fault
from wardmote.evidence.sources import archive, csv_rows, json_rows, workbook_rows
from wardmote.evidence.sources.catalogue import sources
from wardmote.evidence.sources.converters import literal
from wardmote.evidence.sources.encodings import as_utf8
from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.headings import find
from wardmote.evidence.sources.mapping import place
from wardmote.evidence.sources.months import COVERS, widest_gap
from wardmote.evidence.sources.recognising import check_headings, choose
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import limits
from wardmote.evidence.sources.source import Source
from wardmote.evidence.sources.standard import faults, standardise


@dataclass(frozen=True)
class Part:
    """What one supplier sent in one file.

    Attributes:
        file_name: the file's name; within a zip, the zip's name and the member's.
        source: the source it was read by; "" where it was refused before that was known.
        dataset: the rulebook's name of the dataset; "" likewise.
        supplier: who supplied the rows.
        parquet: where the standard rows are; "" where the file was refused.
        months: the first days of the months that it stands for, as 2025-04-01.
        rows_read: how many rows it had.
        rows: how many of them are kept.
        headings: their heading and our column, for what is taken.
        unread: headings of the file that nothing is taken from.
        faults: what was wrong with it.
    """

    file_name: str
    source: str = ""
    dataset: str = ""
    supplier: str = ""
    parquet: str = ""
    months: tuple[str, ...] = ()
    rows_read: int = 0
    rows: int = 0
    headings: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def told(self) -> dict[str, Any]:
        """The same as JSON has it."""
        return asdict(self)

    @classmethod
    def heard(cls, told: dict[str, Any]) -> "Part":
        """The part that `told` told."""
        pairs = tuple((theirs, ours) for theirs, ours in told["headings"])
        found = tuple(Fault(**fault) for fault in told["faults"])
        lists = {key: tuple(told[key]) for key in ("months", "unread")}
        return cls(**{**told, **lists, "headings": pairs, "faults": found})


def parse(
    path: Path,
    out: Path,
    *,
    dataset: str | None,
    day: date | None,
    name: str,
    supplier: str | None = None,
) -> Iterator[Part]:
    """Read a file, or each file of a zip.

    Args:
        path: the file.
        out: an empty folder for Parquet.
        dataset: the dataset it was sent as; None to find out.
        day: the day of taking in; None asks nothing of dates.
        name: what to call the file.
        supplier: who sent it, where the file does not say so.

    Yields:
        One part per file and supplier; a file that is refused is one part with a fatal fault.
    """
    try:
        members = archive.members(path, out) if archive.is_zip(path) else [(name, path)]
    except Unreadable as error:
        yield Part(name, faults=(error.fault,))
        return
    for number, (member, file) in enumerate(members):
        folder = Path(tempfile.mkdtemp(dir=out, prefix=f"{number:05}-"))
        told = member if len(members) == 1 and file == path else f"{name}/{member}"
        yield from _one(file, folder, dataset, day, told, supplier)


def face_of(path: Path, out: Path) -> Face:
    """The face of one file, a zip excepted.

    Raises:
        Unreadable: nothing of it can be seen.
    """
    return _opened(path, out)[0]


def _one(
    path: Path, folder: Path, dataset: str | None, day: date | None, name: str, supplier: str | None
) -> Iterator[Part]:
    connection = _connect(folder)
    source = None
    try:
        seen, load = _opened(path, folder)
        face = replace(seen, file_name=name)
        source = choose(face, sources().values(), dataset)
        check_headings(source, face.headings)
        early = load(connection)
        yield from _parts(connection, source, face, folder, day, name, early, supplier)
    except Unreadable as error:
        known = (source.name, source.dataset) if source else ("", "")
        yield Part(name, *known, faults=(error.fault,))
    finally:
        connection.close()


def _opened(path: Path, folder: Path):  # type: ignore[no-untyped-def]
    """The face of a file, and what loads it into a connection as `raw`."""
    known = tuple(sources().values())
    if workbook_rows.is_workbook(path):
        return workbook_rows.opened(path, known, folder)
    if json_rows.is_json(path):
        return json_rows.opened(path, folder)
    plain = as_utf8(path, folder)
    face, delimiter = csv_rows.look(plain, known)
    return face, lambda connection: csv_rows.load(connection, plain, face, delimiter, folder)


def _parts(connection, source, face, folder, day, name, early, supplier) -> Iterator[Part]:  # type: ignore[no-untyped-def]
    flags = standardise(
        connection, source, face.headings, day=day, supplier=supplier or source.sent_by(name)
    )
    found = tuple(sorted((*early, *faults(connection, flags)), key=lambda each: each.row))
    told = connection.execute(
        "SELECT supplier, count(*), count(*) FILTER (usable) FROM standard GROUP BY 1 ORDER BY 1"
    ).fetchall()
    _check_rows(told, found)
    for number, (who, read, kept) in enumerate(told):
        if kept:
            parquet = folder / f"{number}.parquet"
            _write(connection, parquet, who)
            yield Part(
                name,
                source.name,
                source.dataset,
                who,
                str(parquet),
                _months(connection, source, who),
                read,
                kept,
                tuple((each.heading, each.take.to) for each in place(source, face.headings)),
                _unread(source, face),
                found,
            )


def _check_rows(told: list[Any], found: tuple[Fault, ...]) -> None:
    if not told:
        raise Unreadable("empty_file", "The file has headings and no row. Send it again.")
    if len(told) > limits().suppliers:
        raise Unreadable(
            "too_many_suppliers",
            "The column that names the supplier holds too many different names. See whether "
            "the columns have shifted.",
        )
    if not any(kept for _, _, kept in told):
        rules = ", ".join(sorted({fault.rule for fault in found})) or "missing_required"
        raise Unreadable(
            "no_usable_row",
            f"No row can be used ({rules}). See whether the right file was sent, and its notes.",
            row=found[0].row if found else 0,
            column=found[0].column if found else "",
        )


def _months(connection: Any, source: Source, who: str) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT DISTINCT month FROM standard WHERE usable AND supplier = ? ORDER BY 1", [who]
    ).fetchall()
    known = [month for (month,) in rows]
    gap = widest_gap(known)
    if source.covers == "between" and gap > limits().months_apart:
        raise Unreadable(
            "months_far_apart",
            f"There are {gap} months running with no row between the first month and the last, "
            f"so the file would replace what other files said of them. Correct the dates, or "
            f"send a file for each period.",
        )
    return tuple(f"{month}" for month in COVERS[source.covers](known))


def _write(connection: Any, parquet: Path, who: str) -> None:
    connection.execute(
        f"COPY (SELECT {', '.join(NAMES)} FROM standard WHERE usable AND supplier = {literal(who)} "
        f"ORDER BY row_number) TO {literal(str(parquet))} (FORMAT parquet, COMPRESSION zstd)"
    )


def _unread(source: Source, face: Face) -> tuple[str, ...]:
    read = {each.heading for each in place(source, face.headings)}
    number = find([source.supplier_heading], face.headings) if source.supplier_heading else None
    if number is not None:
        read.add(face.headings[number])
    return tuple(heading for heading in face.headings if heading and heading not in read)


def _connect(folder: Path) -> Any:
    return duckdb.connect(
        config={
            "threads": 2,
            "memory_limit": f"{limits().engine_memory_mb}MB",
            "temp_directory": str(folder / "spill"),
            "autoload_known_extensions": False,
            "autoinstall_known_extensions": False,
        }
    )
