"""The compliance evidence pack: for a year, each duty with its law, state, evidence and gaps."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.duties.models import Duty, Evidence, Part
from wardmote.partnership.duties.pages.words import MISSED, Line, line, year_words
from wardmote.partnership.duties.rules import law
from wardmote.partnership.website.tables import day


@dataclass(frozen=True)
class Proof:
    """A piece of evidence as the pack tells it.

    Attributes:
        kind: "file", "link" or "statement".
        what: the file's name, the address, or the words.
        check: whether the file is still what was given, as just computed; "" for other kinds.
        is_sound: False where the file is missing or altered.
    """

    title: str
    kind: str
    what: str
    sha256: str
    given: str
    check: str
    is_sound: bool


@dataclass(frozen=True)
class Item:
    """One duty in the pack.

    Attributes:
        contents: what it must contain: words, whether it is there, where.
        missing: what lacks, in words; empty where nothing does.
        is_ahead: it is open and its day has not come: what lacks is still to do.
        note: what is not sure about the law.
    """

    line: Line
    what: str
    link: str
    in_force: str
    note: str
    contents: tuple[tuple[str, bool, str], ...]
    proofs: tuple[Proof, ...]
    missing: tuple[str, ...]
    is_ahead: bool


@dataclass(frozen=True)
class Pack:
    """All duties of a year."""

    partnership: str
    nation: str
    year: int
    year_words: str
    made_at: datetime
    made_by: str
    counts: tuple[tuple[str, int], ...]
    dated: tuple[Item, ...]
    standing: tuple[Item, ...]

    @property
    def next_year(self) -> int:
        """In which it ends."""
        return self.year + 1

    @property
    def last_year(self) -> int:
        """The one before."""
        return self.year - 1

    @property
    def items(self) -> tuple[Item, ...]:
        """Those with a day, then those to be had at all times."""
        return self.dated + self.standing

    @property
    def lacking(self) -> tuple[Item, ...]:
        """Duties with gaps."""
        return tuple(item for item in self.items if item.missing and not item.is_ahead)

    @property
    def ahead(self) -> tuple[Item, ...]:
        """Duties that are not due yet."""
        return tuple(item for item in self.items if item.is_ahead)


def pack(partnership: Partnership, year: int, *, on: date, at: datetime, by: Membership) -> Pack:
    """A year's duties with all that shows that they were met, and all that does not."""
    duties = partnership.duties.filter(year=year).select_related(
        "partnership", "owner", "lead__agency", "occasion"
    )
    duties = duties.prefetch_related("parts", "evidence__by")
    items = tuple(_item(duty, on) for duty in duties)
    return Pack(
        partnership=partnership.name, nation=str(partnership.get_nation_display()), year=year,
        year_words=year_words(year), made_at=at, made_by=str(by.person), counts=_counts(items),
        dated=tuple(item for item in items if not item.line.is_standing),
        standing=tuple(item for item in items if item.line.is_standing),
    )  # fmt: skip


def _counts(items: tuple[Item, ...]) -> tuple[tuple[str, int], ...]:
    counts = Counter(item.line.shown for item in items)
    return (
        (_("Duties"), len(items)),
        (_("Done"), counts[Duty.State.DONE]),
        (_("Missed"), counts[MISSED]),
        (_("Not due yet"), counts[Duty.State.IN_HAND] + counts[Duty.State.WAITING]),
        (_("Do not apply"), counts[Duty.State.SET_ASIDE]),
        (_("With a gap"), sum(bool(item.missing) and not item.is_ahead for item in items)),
    )


def _item(duty: Duty, on: date) -> Item:
    row = law(duty.partnership, duty.key, duty.first_due_on)
    contents = tuple(
        (part.words, part.done_on is not None, part.where)
        for part in duty.parts.all()
        if part.kind == Part.Kind.CONTENT
    )
    proofs = tuple(_proof(each) for each in duty.evidence.all())
    return Item(
        line=line(duty, on), what=row.what if row else "", link=row.link if row else "",
        in_force=_in_force(row), note=_note(row), contents=contents, proofs=proofs,
        missing=tuple(_missing(duty, contents, proofs, on)),
        is_ahead=duty.is_open and duty.due_on >= on,
    )  # fmt: skip


def _in_force(row: rulebook.Duty | None) -> str:
    if row is None:
        return ""
    since, until = day(row.in_force_from), day(row.in_force_to)
    if not until:
        return _("since %s") % since
    return _("from %(since)s until %(until)s") % {"since": since, "until": until}


def _note(row: rulebook.Duty | None) -> str:
    if row is None:
        return _("This duty is no longer in the rulebook.")
    return row.note if row.verified else f"{_('[not checked]')} {row.note}"


def _proof(evidence: Evidence) -> Proof:
    kind = "file" if evidence.file else "link" if evidence.link else "statement"
    what = {"file": evidence.file_name, "link": evidence.link, "statement": evidence.statement}
    check, is_sound = _checked(evidence) if evidence.file else ("", True)
    given = f"{evidence.by}, {day(evidence.added_on)}"
    return Proof(evidence.title, kind, what[kind], evidence.sha256, given, check, is_sound)


def _checked(evidence: Evidence) -> tuple[str, bool]:
    """Whether a file is still what was given."""
    if not default_storage.exists(evidence.file.name):
        return _("The file is gone"), False
    with evidence.file.open("rb") as file:
        same = hashlib.file_digest(file, "sha256").hexdigest() == evidence.sha256
    return (
        (_("Unchanged since it was given"), True)
        if same
        else (_("Altered since it was given"), False)
    )


def _missing(
    duty: Duty, contents: tuple[tuple[str, bool, str], ...], proofs: tuple[Proof, ...], on: date
) -> Iterator[str]:
    """What an auditor would ask about."""
    if duty.state == Duty.State.SET_ASIDE:
        return
    if duty.is_open:
        yield _("It is not done") if duty.due_on >= on else _("It was not done by its day")
    elif duty.done_on and duty.done_on > duty.due_on:
        yield _("It was done after its day")
    if duty.owner_id is None:
        yield _("Nobody is named as its owner")
    lacking = sum(not there for _words, there, _where in contents)
    if lacking:
        said = ngettext("%d content is missing", "%d contents are missing", lacking)
        yield said % lacking
    if not proofs:
        yield _("There is no evidence")
    yield from (f"{proof.title}: {proof.check}" for proof in proofs if not proof.is_sound)
