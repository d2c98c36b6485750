"""May we share this? The answer, its basis, and what would have to change."""

from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.sharing.models import Grant
from wardmote.partnership.sharing.pages.words import (
    actions_of,
    conditions_of,
    gateways_of,
    purposes_of,
    shared_store,
)
from wardmote.partnership.sharing.rules import MAY, Asked, Found, ask, fields_in, title_of


@dataclass(frozen=True)
class Basis:
    """A line that allows it."""

    protocol: str
    href: str
    line: str
    gateways: tuple[rulebook.Gateway, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class AnswerPage:
    """The answer to one question.

    Attributes:
        question: what was asked, in words.
        fields: what may be given.
        missing: what would have to change.
        gateways: the law that could open it, where it is denied.
    """

    question: tuple[tuple[str, str], ...]
    is_allowed: bool
    is_own: bool
    fields: tuple[str, ...]
    bases: tuple[Basis, ...]
    duties: tuple[str, ...]
    missing: tuple[str, ...]
    gateways: tuple[rulebook.Gateway, ...]
    asks: str
    may_write_down: bool


def answer_page(asked: Asked, *, by: Membership) -> AnswerPage:
    """What the protocols answer, as a member sees it."""
    found, known = ask(asked), fields_in(asked.category)
    answer = found.answer
    return AnswerPage(
        question=question_words(asked), is_allowed=answer.allowed,
        is_own=answer.allowed and not found.lines,
        fields=tuple(dict.fromkeys(known[name] for name in known if name in answer.fields)),
        bases=tuple(_basis(line) for line in found.lines),
        duties=conditions_of(sorted(answer.duties - {"log"})), missing=found.missing,
        gateways=() if answer.allowed else _could_open(asked), asks=_asks(asked),
        may_write_down=may(by, "write down a disclosure", MAY),
    )  # fmt: skip


def question_words(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What was asked, by heading."""
    return (
        (_("What"), title_of(asked.category)),
        (_("Who gives it"), str(asked.provider)),
        (_("Who receives it"), str(asked.recipient or shared_store())),
        (_("For"), purposes_of([asked.purpose])[0]),
        (_("What is done with it"), actions_of([asked.action])[0]),
        (_("How identifying"), str(dict(Grant.Most.choices).get(asked.identifiability, ""))),
    )


def _basis(line: Grant) -> Basis:
    return Basis(
        protocol=str(line.version), href=line.version.get_absolute_url(),
        line=f"{line.provider}: {title_of(line.category)}", gateways=gateways_of(line.gateways),
        conditions=conditions_of(line.conditions),
    )  # fmt: skip


def _could_open(asked: Asked) -> tuple[rulebook.Gateway, ...]:
    """The gateways in force there that serve the purpose and reach so far."""
    rules = rulebook.on(asked.on, asked.partnership.nation)
    return tuple(
        gateway for gateway in rules.gateways.values()
        if gateway.opens and gateway.serves(asked.purpose)
        and gateway.most >= asked.identifiability
    )  # fmt: skip


def _asks(asked: Asked) -> str:
    return urlencode({
        "provider": asked.provider.pk, "recipient": asked.recipient.pk if asked.recipient else "",
        "category": asked.category, "purpose": asked.purpose, "action": asked.action,
        "identifiability": asked.identifiability,
    })  # fmt: skip


def in_words(found: Found, asked: Asked) -> list[str]:
    """The answer as lines of text: for the command line."""
    lines = [f"{head}: {words}" for head, words in question_words(asked)]
    lines.append(_("YES") if found.answer.allowed else _("NO"))
    lines.append(found.basis)
    for line in found.lines:
        for gateway in gateways_of(line.gateways):
            lines.append(f"  {gateway.title} ({gateway.act}, {gateway.section})")
    return list(dict.fromkeys(lines))
