"""A finding in short: its number, how sure it is, and what to bear in mind."""

from collections.abc import Iterator
from dataclasses import dataclass

from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.pages.viewing.numbers import Chip, Number, direction, grade, number
from wardmote.partnership.audits.pages.viewing.ways import Link, Ways


@dataclass(frozen=True)
class FindingShown:
    """One finding, in short.

    Attributes:
        place: its place in the order of the audit.
        caveat: the first thing to bear in mind.
        shown_in: its charts, maps and tables.
    """

    id: str
    place: int
    theme: str
    sentence: str
    number: Number | None
    direction: Chip | None
    grade: Chip | None
    caveat: str
    more_caveats: int
    href: str
    shown_in: tuple[Link, ...]


def in_short(of: Viewed, ways: Ways, key: str) -> FindingShown:
    told = of.edition.findings[key]
    return FindingShown(
        id=key,
        place=list(of.edition.findings).index(key) + 1,
        theme=told.theme,
        sentence=told.sentence,
        number=number(told.figure),
        direction=direction(told.direction),
        grade=grade(told.grade),
        caveat=told.caveats[0] if told.caveats else "",
        more_caveats=max(len(told.caveats) - 1, 0),
        href=ways.to("finding", key=key),
        shown_in=tuple(_shown_in(of, ways, told.exhibits)),
    )


def _shown_in(of: Viewed, ways: Ways, names: tuple[str, ...]) -> Iterator[Link]:
    for name in names:
        if name in of.edition.exhibits:
            yield Link(of.edition.exhibits[name].title, ways.exhibit(of, name))
