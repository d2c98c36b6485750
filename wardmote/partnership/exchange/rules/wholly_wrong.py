"""Columns that are wrong in every row: such a file was made wrongly, and is not taken in part."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

MASKED = frozenset({"masked_grid_reference"})
"""An agency may mask every place of a dataset, and mean it."""


def wholly_wrong(report: Any) -> list[Any]:
    """The faults of a report; one that every row has stops the file.

    Two columns that are swapped, a date in another calendar, a formula in every cell: row by row
    each only loses a value, and all together the file says something that nobody meant.
    """
    return sorted(
        (_stopping(fault) if _is_whole(fault, report.rows_read) else fault
         for fault in report.faults),
        key=lambda fault: (not fault.fatal, fault.row, fault.column),
    )  # fmt: skip


def _is_whole(fault: Any, rows_read: int) -> bool:
    return bool(fault.column and rows_read and fault.rows >= rows_read and fault.rule not in MASKED)


def _stopping(fault: Any) -> Any:
    words = _("Every row has this fault, so the file is not used.")
    return replace(fault, fatal=True, message=f"{fault.message} {words}")
