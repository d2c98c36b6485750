"""May we share this, with them, for that? Asked of all the protocols of a partnership."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing.models import Grant
from wardmote.partnership.sharing.rules import terms
from wardmote.partnership.sharing.rules.conversion import (
    STORE,
    asked_versions,
    end_of,
    name_of,
    terms_of,
)
from wardmote.partnership.sharing.rules.decision import decide
from wardmote.partnership.sharing.rules.fitness import fields_in
from wardmote.partnership.sharing.rules.reasons import words_of

RECORD = "asked"
"""The name of the record that is asked about: one of its kind, with nothing special to it."""


@dataclass(frozen=True)
class Asked:
    """What is asked.

    Attributes:
        recipient: who would receive it; None for the partnership's shared store.
    """

    partnership: Partnership
    provider: Agency
    recipient: Agency | None
    category: str
    purpose: str
    action: str
    identifiability: int
    on: date


@dataclass(frozen=True)
class Found:
    """What the protocols answer.

    Attributes:
        lines: the lines that allow it, with their versions.
        missing: what would have to change, in words.
    """

    answer: terms.Answer
    lines: tuple[Grant, ...]
    missing: tuple[str, ...]

    @property
    def basis(self) -> str:
        """The answer in words, to be kept."""
        if not self.answer.allowed:
            return _("No protocol allows it: %s") % " ".join(self.missing)
        if not self.lines:
            return _("It is the recipient's own data.")
        told = "; ".join(sorted({str(line.version) for line in self.lines}))
        return _("Allowed by %s.") % told


def ask(asked: Asked) -> Found:
    """What the protocols in force answer, for somebody who fulfils what is asked of a person.

    The person is taken to have a second factor and current training, to need to know it, and to
    sit in an open meeting with the declaration signed: whether they do is seen when they look.
    """
    versions = list(asked_versions(asked.partnership))
    known = [terms_of(version) for version in versions]
    answers = [decide(_question(asked, meeting), known) for meeting in _meetings(asked, known)]
    answer = next((one for one in answers if one.allowed), answers[0])
    lines = {str(grant.pk): grant for version in versions for grant in version.grants.all()}
    held = tuple(lines[basis.grant] for basis in answer.basis if basis.grant)
    return Found(answer, held, words_of(answer.missing))


def _meetings(asked: Asked, versions: list[terms.Version]) -> list[terms.Meeting | None]:
    """No meeting, and one of each protocol, as if it were open."""
    at = end_of(asked.on)
    return [None] + [
        terms.Meeting(
            RECORD, protocol, at, at.max.replace(tzinfo=at.tzinfo), attendees=frozenset({RECORD}),
            declared=frozenset({RECORD}), agenda=frozenset({RECORD}),
        )
        for protocol in sorted({version.protocol for version in versions})
    ]  # fmt: skip


def _question(asked: Asked, meeting: terms.Meeting | None) -> terms.Question:
    party = name_of(asked.recipient) if asked.recipient else STORE
    actor = terms.Actor(RECORD, party, second_factor=True, trained_until=asked.on)
    record = terms.Record(
        id=RECORD, owner=name_of(asked.provider), category=asked.category,
        identifiability=terms.Identifiability(asked.identifiability),
        fields=frozenset(fields_in(asked.category)), delete_after=asked.on,
        relevant_to=frozenset({party}),
    )  # fmt: skip
    return terms.Question(actor, asked.action, asked.purpose, record, end_of(asked.on), meeting)


def check_words(asked: Asked) -> str:
    """What is wrong with the words of a question that nobody chose from a list; "" if nothing."""
    words = rulebook.load().sharing
    kinds = {*words.records, *(each.name for each in rulebook.load().datasets)}
    said = ((asked.purpose, words.purposes), (asked.action, words.actions), (asked.category, kinds))
    for word, held in said:
        if word not in held:
            return _("“%(word)s” is not one of: %(known)s.") % {
                "word": word, "known": ", ".join(sorted(held)),
            }  # fmt: skip
    return ""
