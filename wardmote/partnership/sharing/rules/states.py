"""How a version moves on, and what stands against it."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.sharing.models import Happening, Obstacle, Party, Version
from wardmote.partnership.sharing.rules.fitness import faults

State, What = Version.State, Happening.What

NEXT: Mapping[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.CONSULTATION, State.ENDED}),
    State.CONSULTATION: frozenset({State.DRAFT, State.SIGNING, State.ENDED}),
    State.SIGNING: frozenset({State.DRAFT, State.LIVE, State.ENDED}),  # back while nobody signed
    State.LIVE: frozenset({State.SUSPENDED, State.ENDED}),
    State.SUSPENDED: frozenset({State.LIVE, State.ENDED}),
    State.ENDED: frozenset(),  # what comes after it is a new version
}
ANSWER_NEXT: Mapping[str, frozenset[str]] = {
    answer: frozenset(Party.Answer) - {Party.Answer.WAITING} for answer in Party.Answer
}
OBSTACLE_NEXT: Mapping[str, frozenset[str]] = {
    Obstacle.State.OPEN: frozenset({Obstacle.State.OVERCOME}),
    Obstacle.State.OVERCOME: frozenset({Obstacle.State.OPEN}),
}
WRITABLE = frozenset({State.DRAFT, State.CONSULTATION})
"""States in which its words can still be written."""
SIGNABLE = frozenset({State.SIGNING, State.LIVE, State.SUSPENDED})
"""States in which it can be signed, and signed again by whoever withdrew."""


def check_can_move(version: Version, to: str) -> None:
    """Refuse a step that does not follow."""
    if to not in NEXT[version.state]:
        words = {"is": version.get_state_display(), "to": State(to).label}
        raise Refused(_("A version that is “%(is)s” cannot become “%(to)s”.") % words)


def check_writable(version: Version) -> None:
    """Refuse to write into what is out for signature, or signed."""
    if version.state not in WRITABLE:
        raise Refused(_("Its words stand: take it back to draft, or begin a new version."))


def check_can_redraft(version: Version) -> None:
    """What somebody has signed is not taken back to draft."""
    check_can_move(version, State.DRAFT)
    if version.signed_hash:
        raise Refused(_("Somebody has signed: end this version and begin a new one."))


def check_all_answered(version: Version) -> None:
    """It goes out for signature when every party has answered, and said what it gains."""
    parties = list(version.parties.select_related("partner__agency"))
    silent = [str(p) for p in parties if p.answer != Party.Answer.CONTENT or not p.benefit.strip()]
    if silent:
        raise Refused(
            _("These are not content yet, or have not said what they gain: %s.") % "; ".join(silent)
        )


def check_fit(version: Version, on: date) -> None:
    """Refuse what lacks something that it must have before anybody may sign it."""
    if lacking := faults(version, on):
        raise Refused(" ".join(lacking))


def check_signable(version: Version) -> None:
    """Refuse a signature at the wrong time."""
    if version.state not in SIGNABLE:
        raise Refused(_("It is not out for signature."))


def check_can_ask(version: Version, on: date) -> None:
    """It is brought into force with its assessments, signed by its host and by one other party."""
    check_can_move(version, State.LIVE)
    check_fit(version, on)
    signed = signatories(version)
    if version.host_id not in signed:
        raise Refused(_("%s keeps the shared store and has to sign first.") % version.host)
    if len(signed) < 2:
        raise Refused(_("At least two parties have to sign first."))


def check_can_activate(version: Version, by: Membership, on: date) -> None:
    """One person asks, another brings it into force."""
    check_can_ask(version, on)
    if (asked := asked_by(version)) is None:
        raise Refused(_("Somebody has to ask first to bring it into force."))
    if asked.by_id == by.person_id:
        raise Refused(_("Another person than the one who asked has to bring it into force."))


def asked_by(version: Version) -> Happening | None:
    """Who asked to bring it into force, last."""
    asked = [each for each in version.happenings.all() if each.what == What.ASKED]
    return asked[-1] if asked else None


def signatories(version: Version) -> set[int]:
    """Agencies that have signed and not withdrawn since."""
    last: dict[int, str] = {}
    for each in sorted(version.happenings.all(), key=_tie_withdraws):
        if each.what in (What.SIGNED, What.WITHDRAWN):
            last[each.agency_id] = each.what
    return {agency for agency, what in last.items() if what == What.SIGNED}


def _tie_withdraws(happening: Happening) -> tuple:
    return happening.at, happening.what == What.WITHDRAWN, happening.pk


def check_can_turn(obstacle: Obstacle, to: str) -> None:
    """Refuse to overcome what is overcome, and to reopen what is open."""
    if to not in OBSTACLE_NEXT[obstacle.state]:
        is_open = obstacle.state == Obstacle.State.OPEN
        raise Refused(_("It is open already.") if is_open else _("It is overcome already."))
