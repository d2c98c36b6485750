"""How a picture stands in a page: a wide drawing, and one for phones."""

from dataclasses import dataclass

Size = tuple[int, int]


@dataclass(frozen=True)
class Picture:
    """An exhibit's two drawings, and their width and height in pixels."""

    id: str
    wide: Size
    narrow: Size
