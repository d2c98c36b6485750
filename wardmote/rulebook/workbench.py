"""The parts of the work of whoever runs a partnership."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule


@dataclass(frozen=True, kw_only=True)
class WorkbenchPart(Rule):
    """One part of the work.

    Attributes:
        name: our word for it.
        title: its name for readers.
        about: what it is, in a sentence.
        empty: what would stand there, where nothing presses.
        pages: pages of the service whose work belongs to it.
        duties: keys of duties that belong to it, whichever page they are done on.
        takes_the_rest: what belongs to no part belongs to this.
    """

    name: str
    title: str
    about: str
    empty: str
    pages: tuple[str, ...]
    duties: tuple[str, ...]
    takes_the_rest: bool = False
