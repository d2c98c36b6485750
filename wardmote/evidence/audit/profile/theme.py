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
from wardmote.evidence.disclosure import Exhibit, Finding


def chapters(
    brief: Brief, numbers: Numbers, late: Recent, days: Days, theme: Theme
) -> tuple[Chapter, ...]:
    """The questions of a theme's profile, each answered as far as the data go."""
    drawn = theme.keys[: numbers.settings.profile_drawn]
    found = (
        amount.write(brief, numbers, theme),
        _more(
            _of_theme(changes.write, brief, numbers, theme),
            [
                *amount.unchanged(brief, numbers, theme),
                *direction.findings(brief, numbers, theme),
            ],
            [one for key in drawn if (one := changes.line(brief, numbers, *key)) is not None],
        ),
        coming.write(brief, numbers, drawn),
        special_days.add(
            hours_between.add(
                _more(
                    _of_theme(when.write, brief, numbers, theme), [],
                    parts.exhibits(brief, numbers, drawn),
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
        _more(
            _of_theme(beside.write, brief, numbers, theme), [],
            beside.funnels(brief, numbers, drawn),
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


def _more(chapter: Chapter, findings: list[Finding], exhibits: list[Exhibit]) -> Chapter:
    """A chapter with more to tell and to show, each exhibit once."""
    every = {one.id: one for one in (*chapter.exhibits, *exhibits)}
    return replace(chapter, findings=(*chapter.findings, *findings), exhibits=tuple(every.values()))
