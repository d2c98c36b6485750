"""A chapter: one question of the audit, answered with findings and exhibits."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from wardmote.evidence.disclosure import Exhibit, Finding, Section


@dataclass(frozen=True)
class Chapter:
    """What one part of the audit has to say, in reading order.

    Attributes:
        id: short and stable; the section's anchor.
        title: a heading in plain words.
        question: which of reg 7 (a) to (g), or the part of the 1998 guidance.
        intro: a paragraph or two to read first.
        not_supplied: what the audit would need and has not been given.
    """

    id: str
    title: str
    question: str
    findings: tuple[Finding, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    intro: tuple[str, ...] = ()
    not_supplied: tuple[str, ...] = field(default=())

    def more(
        self,
        *,
        findings: Iterable[Finding] = (),
        exhibits: Iterable[Exhibit] = (),
        not_supplied: Iterable[str] = (),
    ) -> "Chapter":
        """The same with more told after what it tells itself; each exhibit once."""
        every = {one.id: one for one in (*self.exhibits, *exhibits)}
        return replace(
            self,
            findings=(*self.findings, *findings),
            exhibits=tuple(every.values()),
            not_supplied=(*self.not_supplied, *not_supplied),
        )

    @property
    def section(self) -> Section:
        """The chapter as the edition holds it: findings and exhibits by id."""
        return Section(
            id=self.id,
            title=self.title,
            question=self.question,
            intro=self.intro,
            findings=tuple(finding.id for finding in self.findings),
            exhibits=tuple(exhibit.id for exhibit in self.exhibits),
            not_supplied=self.not_supplied,
        )
