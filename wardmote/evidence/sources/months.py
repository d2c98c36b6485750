"""Which months a file stands for, given the months that its rows are of."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import pairwise

from wardmote.evidence.records import first_of_month


def present(months: Iterable[date]) -> tuple[date, ...]:
    """Only the months that have rows."""
    return tuple(sorted(set(months)))


def between(months: Iterable[date]) -> tuple[date, ...]:
    """Every month from the first that has rows to the last."""
    known = present(months)
    return () if not known else _run(known[0], _index(known[-1]) - _index(known[0]) + 1)


def financial_years(months: Iterable[date]) -> tuple[date, ...]:
    """The twelve months that begin with each month that has rows."""
    return present(month for start in months for month in _run(start, 12))


def quarters(months: Iterable[date]) -> tuple[date, ...]:
    """The three months that begin with each month that has rows."""
    return present(month for start in months for month in _run(start, 3))


def widest_gap(months: Iterable[date]) -> int:
    """The most months without a row between two that have some."""
    known = [_index(month) for month in present(months)]
    return max((b - a - 1 for a, b in pairwise(known)), default=0)


COVERS: Mapping[str, Callable[[Iterable[date]], tuple[date, ...]]] = {
    "present": present,
    "between": between,
    "financial_years": financial_years,
    "quarters": quarters,
}


def _run(start: date, length: int) -> tuple[date, ...]:
    return tuple(first_of_month(start, add=number) for number in range(length))


def _index(month: date) -> int:
    return month.year * 12 + month.month - 1
