"""What the consultation edition tells residents, in plain words and in an order that is fair."""

from dataclasses import dataclass

from wardmote.evidence.disclosure.edition import Edition, Finding

MOST = 6
"""The most findings under one heading: a person is not asked to read more."""


@dataclass(frozen=True)
class Told:
    """What residents are told.

    Attributes:
        worse: findings of what is getting worse.
        better: findings of what is getting better: good news is news.
        known: other findings, by priority.
        suggested: (what, why) in the order of the matrix.
        missing: what was not supplied.
    """

    worse: tuple[str, ...]
    better: tuple[str, ...]
    known: tuple[str, ...]
    suggested: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[str, ...]


def told(edition: Edition) -> Told:
    """The plain words of the findings that data of grade A to C can carry."""
    sound = [finding for finding in edition.findings.values() if finding.grade != "D"]
    missing = [item for section in edition.sections for item in section.not_supplied]
    return Told(
        worse=_said(sound, "worse"),
        better=_said(sound, "better"),
        known=_said(sound, "same", ""),
        suggested=_suggested(edition, sound),
        missing=tuple(dict.fromkeys(missing)),
    )


def plainly(finding: Finding) -> str:
    """The finding in the words meant for residents."""
    return finding.plain or finding.sentence


def _said(findings: list[Finding], *directions: str) -> tuple[str, ...]:
    chosen = [plainly(finding) for finding in findings if finding.direction in directions]
    return tuple(dict.fromkeys(chosen))[:MOST]


def _suggested(edition: Edition, sound: list[Finding]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if edition.prioritisation.empty:
        return ()
    first = [str(name) for name in edition.prioritisation.iloc[:, 0]][:MOST]
    return tuple(
        (name, tuple(plainly(each) for each in sound if each.theme == name)[:3]) for name in first
    )
