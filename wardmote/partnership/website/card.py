"""What every step says that awaits somebody: shown on the partnership's overview."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Card:
    """One next thing to do.

    Attributes:
        title: what to do, as a link: "Sign the statement of purpose".
        text: why, or what it is about, in one sentence.
        link: where it is done.
        tone: how pressing it is: it has passed, it is near, or it is open.
        due_on: by when, where there is a day.
        duty: the key of the duty that it is about, where it is about one.
    """

    title: str
    text: str
    link: str
    tone: Literal["late", "soon", "open"] = "open"
    due_on: date | None = None
    duty: str = ""
