"""The chapters of an audit, each one question with its findings and exhibits, in order."""

from collections.abc import Callable

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters import (
    again,
    ahead,
    beside,
    changes,
    first,
    grave,
    levels,
    reasons,
    residents,
    stated,
    unequal,
    when,
    where,
    who,
)
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers

CHAPTERS: tuple[Callable[[Brief, Numbers], Chapter], ...] = (
    levels.write,
    where.write,
    unequal.write,
    when.write,
    again.write,
    who.write,
    grave.write,
    changes.write,
    ahead.write,
    reasons.write,
    first.write,
    residents.write,
    beside.write,
    stated.plan,
    stated.provision,
    stated.options,
)

__all__ = ["CHAPTERS", "Chapter"]
