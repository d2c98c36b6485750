"""One thing that a released file holds besides what it shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Leak:
    """One thing hidden in a file.

    Attributes:
        file: the file's name.
        where: the place in it.
        kind: a short fixed word for the kind of leak, such as "hidden sheet".
        what: what was found; a canary by its number in the list asked for, never its text.
    """

    file: str
    where: str
    kind: str
    what: str = ""
