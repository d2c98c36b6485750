"""The face of a file: what tells which kind of extract it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Face:
    """What is seen of a file before it is read.

    Attributes:
        file_name: its own name.
        layout: "table" or "json".
        sheet: the workbook's sheet; "" for other files.
        headings: its headings, or the keys of its first objects.
        heading_row: the row they stand in; 0 where there is none.
        first_row: the first row below them.
    """

    file_name: str
    layout: str
    sheet: str
    headings: tuple[str, ...]
    heading_row: int
    first_row: tuple[str, ...] = ()
