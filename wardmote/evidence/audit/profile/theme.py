"""A theme's profile: what the audit's chapters tell of it, and of it alone."""

from collections.abc import Callable
from dataclasses import replace

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters import again, beside, changes, when, where, who
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile import (
    amount,
    coming,
    direction,
    hours_between,
    parts,
    special_days,
    unknown,
)
from wardmote.evidence.audit.profile.days import Days
from wardmote.evidence.audit.profile.spread import spread
from wardmote.evidence.audit.profile.subject import Theme
from wardmote.evidence.audit.recent import Recent


def chapters(
    brief: Brief, numbers: Numbers, late: Recent, days: Days, theme: Theme
) -> tuple[Chapter, ...]:
    """The questions of a theme's profile, each answered as far as the data go."""
    drawn = theme.keys[: numbers.settings.profile_drawn]
    found = (
        amount.write(brief, numbers, theme),
        _of_theme(changes.write, brief, numbers, theme).more(
            findings=(
                *amount.unchanged(brief, numbers, theme),
                *direction.findings(brief, numbers, theme),
            ),
            exhibits=(
                one for key in drawn if (one := changes.line(brief, numbers, *key)) is not None
            ),
        ),
        coming.write(brief, numbers, drawn),
        special_days.add(
            hours_between.add(
                _of_theme(when.write, brief, numbers, theme).more(
                    exhibits=parts.exhibits(brief, numbers, drawn)
                ),
                brief, numbers, theme, days,
            ),
            brief, numbers, theme, days,
        ),
        spread(brief, numbers, late, theme, drawn).and_of(
            _of_theme(where.write, brief, numbers, theme)
        ),
        _of_theme(again.write, brief, numbers, theme),
        _of_theme(who.write, brief, numbers, theme),
        _of_theme(beside.write, brief, numbers, theme).more(
            exhibits=beside.funnels(brief, numbers, drawn)
        ),
        unknown.write(brief, numbers, theme),
    )  # fmt: skip
    return tuple(one for one in found if one.findings or one.exhibits or one.not_supplied)


def _of_theme(
    write: Callable[[Brief, Numbers], Chapter], brief: Brief, numbers: Numbers, theme: Theme
) -> Chapter:
    """An audit's chapter, cut down to what it tells of the theme."""
    whole = write(brief, numbers)
    stems = tuple(f"{dataset}.{category}." for dataset, category in theme.keys)
    within = tuple(f".{stem}" for stem in stems)
    return replace(
        whole,
        intro=(),
        not_supplied=(),
        findings=tuple(one for one in whole.findings if one.id.startswith(stems)),
        exhibits=tuple(
            one for one in whole.exhibits if any(stem in f"{one.id}." for stem in within)
        ),
    )
