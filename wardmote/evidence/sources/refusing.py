"""How a reader says that a file cannot be read at all."""

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.messages import refusal


class Unreadable(Exception):  # noqa: N818
    """A file that cannot be read; `fault` says why and what to do."""

    def __init__(self, rule: str, message: str, *, row: int = 0, column: str = ""):
        super().__init__(message)
        self.fault: Fault = refusal(rule, message, row=row, column=column)
