"""Tables of a page: the same rows are shown, and given as CSV (`?as=csv`)."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the start of a cell."""
LINK = '<a class="govuk-link" href="{}">{}</a>'
TAG = '<strong class="govuk-tag govuk-tag--{}">{}</strong>'


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere."""

    text: str
    href: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Money:
    """A cell of pounds."""

    amount: Decimal | int

    def __str__(self) -> str:
        return money(self.amount)


@dataclass(frozen=True)
class Tag:
    """A cell with a coloured word; the colour only repeats the word.

    Attributes:
        colour: one of GOV.UK's tags: "red", "yellow", "green", "grey" …
    """

    text: str
    colour: str = "grey"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Action:
    """A cell that leads to a change; it is no data, so CSV leaves its column out."""

    links: tuple[Link, ...]

    def __str__(self) -> str:
        return ""


Cell = str | int | date | bool | None | Decimal | Link | Money | Tag | Action


@dataclass(frozen=True)
class Shown:
    """A cell as a template shows it."""

    text: str
    href: str = ""
    colour: str = ""
    is_number: bool = False
    links: tuple[Link, ...] = ()

    @property
    def html(self) -> SafeString:
        """The cell's content; made here, as a template for each of hundreds of cells is slow."""
        if self.links:
            each = ((link.href, link.text) for link in self.links)
            return format_html_join(mark_safe("<br>"), LINK, each)
        if self.href:
            return format_html(LINK, self.href, self.text)
        if self.colour:
            return format_html(TAG, self.colour, self.text)
        return linebreaksbr(self.text, autoescape=True)


@dataclass(frozen=True)
class Table:
    """A table with its heading.

    Attributes:
        name: tells it from the page's other tables in `?table=`; the CSV's file name.
        caption: what it shows, for readers.
        heads: column headings.
        rows: cells, as many in a row as there are headings.
        empty: what is said where there are no rows.
    """

    name: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""

    @property
    def body(self) -> list[list[Shown]]:
        """The rows for a template."""
        return [[shown(cell) for cell in row] for row in self.rows]


def shown(cell: Cell) -> Shown:
    """A cell in words: dates as 27 March 2027, money as £1,000."""
    match cell:
        case Action(links):
            return Shown("", links=links)
        case Link(text, href):
            return Shown(text, href=href)
        case Tag(text, colour):
            return Shown(text, colour=colour)
        case bool():
            return Shown(_("Yes") if cell else _("No"))
        case None:
            return Shown("")
        case date():
            return Shown(day(cell))
        case Money() | int() | Decimal():
            return Shown(str(cell), is_number=True)
    return Shown(str(cell))


def day(value: date | None) -> str:
    """27 March 2027."""
    return date_format(value, "j F Y") if value else ""


def money(amount: Decimal | int) -> str:
    """£1,000; pence only where there are any."""
    whole = amount == int(amount)
    sign = "−" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.0f}" if whole else f"{sign}£{abs(amount):,.2f}"


def csv_of(table: Table) -> HttpResponse:
    """The table as a file: dates as 2027-03-27, no formulas, no columns of buttons."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{table.name}.csv"'
    response.write("\ufeff")
    rows = csv.writer(response)
    kept = [i for i in range(len(table.heads)) if not _is_action(table, i)]
    rows.writerow([table.heads[i] for i in kept])
    rows.writerows([_plain(row[i]) for i in kept] for row in table.rows)
    return response


def _is_action(table: Table, column: int) -> bool:
    return any(isinstance(row[column], Action) for row in table.rows)


def _plain(cell: Cell) -> str:
    match cell:
        case Money(amount):
            return str(amount)
        case datetime() | date():
            return cell.isoformat()
        case bool():
            return str(shown(cell).text)
        case int() | Decimal():
            return str(cell)
        case None:
            return ""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def asked(request, tables: Iterable[Table]) -> HttpResponse | None:
    """The CSV that the address asks for by `?as=csv&table=…`; the first table if it names none."""
    if request.GET.get("as") != "csv":
        return None
    named = {table.name: table for table in tables}
    chosen = named.get(request.GET.get("table", next(iter(named), "")))
    return csv_of(chosen) if chosen else None
