"""How an edition was made, and every table of it to take away."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.pages.viewing.numbers import MARKS
from wardmote.partnership.audits.pages.viewing.ways import FILES, Frame, Link, Ways, ways_of

# ── method ──


@dataclass(frozen=True)
class Method:
    """How the audit was made, and what its words mean."""

    frame: Frame
    method: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    is_public: bool
    edition_id: str
    released_by: tuple[str, ...]
    replaces: str
    fingerprint: str
    data: str


def method(of: Viewed, frame: Frame) -> Method:
    """Method, protection, definitions, and by what this edition is known."""
    manifest = of.kept.manifest
    return Method(
        frame=frame,
        method=of.edition.method,
        definitions=of.edition.definitions,
        marks=tuple((mark, str(meaning)) for mark, meaning in MARKS.items()),
        is_public=not of.is_restricted,
        edition_id=of.edition.id,
        released_by=tuple(manifest.get("released_by", ())),
        replaces=str(manifest.get("replaces") or ""),
        fingerprint=of.fingerprint,
        data=ways_of(of).to("file", name="audit.json"),
    )


# ── every table ──


@dataclass(frozen=True)
class TableLink:
    """A table to take away."""

    id: str
    title: str
    subtitle: str
    rows: int
    home: str
    csv: str
    columns: str
    picture: str


@dataclass(frozen=True)
class Tables:
    """Every table of the edition."""

    frame: Frame
    tables: tuple[TableLink, ...]
    files: tuple[tuple[Link, str], ...]
    marks: tuple[tuple[str, str], ...]


def tables(of: Viewed, frame: Frame) -> Tables:
    """Every table with its files."""
    ways = ways_of(of)
    words = {
        "tables.xlsx": (_("All tables as a workbook"),
                        _("Excel: a cover sheet, contents, notes, and one table to a sheet")),
        "report.docx": (_("The report as a document"),
                        _("Word: to print, or to read without a connection")),
        "audit.json": (_("The whole edition as data"),
                       _("JSON: findings, tables, boundaries, and a list of fingerprints")),
    }  # fmt: skip
    return Tables(
        frame=frame,
        tables=tuple(_table(of, ways, name) for name in of.edition.exhibits),
        files=tuple(
            (Link(title, ways.to("file", name=name)), about)
            for name, (title, about) in words.items()
            if name in FILES and (of.folder / name).is_file()
        ),
        marks=tuple((mark, str(meaning)) for mark, meaning in MARKS.items()),
    )


def _table(of: Viewed, ways: Ways, name: str) -> TableLink:
    told = of.edition.exhibits[name]
    return TableLink(
        id=name,
        title=told.title,
        subtitle=told.subtitle,
        rows=len(told.table),
        home=ways.exhibit(of, name) if of.section_of(name) else "",
        csv=ways.to("table", name=name),
        columns=ways.to("columns", name=name),
        picture=ways.to("picture", name=name) if of.picture(name).is_file() else "",
    )
