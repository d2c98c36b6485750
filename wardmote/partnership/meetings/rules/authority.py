"""Can this meeting decide this item? From what the people at the table may commit.

Members must be “sufficiently senior … to reach decisions and make commitments for their agencies”
(Safer Communities in Scotland, 2.12). Money adds up over agencies, each counted once by the most
that one of its people may commit; staff and policy are asked of every agency concerned.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wardmote.partnership.website.tables import money


@dataclass(frozen=True)
class Authority:
    """What one person at the table may commit.

    Attributes:
        who: name and agency, as it is told.
        agency: the agency whose money, staff and policy it is.
        speaks_for: every agency that the seat speaks for, its own among them.
    """

    who: str
    agency: int
    speaks_for: frozenset[int] = frozenset()
    money: int = 0
    staff: bool = False
    policy: bool = False

    def is_for(self, agencies: Iterable[int]) -> bool:
        """Whether the seat speaks for one of the agencies; for any where none is named."""
        named = set(agencies)
        return not named or bool(named & (self.speaks_for | {self.agency}))


@dataclass(frozen=True)
class Needs:
    """What an item takes.

    Attributes:
        agencies: the agencies concerned: key → name; where none is named, any will do.
    """

    money: int = 0
    staff: bool = False
    policy: bool = False
    agencies: dict[int, str] = field(default_factory=dict)

    @property
    def anything(self) -> bool:
        """Whether it takes any authority at all."""
        return bool(self.money or self.staff or self.policy)


@dataclass(frozen=True)
class Verdict:
    """Whether a meeting can decide an item; if not, what is lacking, and who could bring it."""

    lacks: tuple[str, ...] = ()
    mends: tuple[str, ...] = ()

    @property
    def can(self) -> bool:
        """It can."""
        return not self.lacks

    @property
    def words(self) -> str:
        """What is lacking, as one text."""
        return " ".join(self.lacks)


def can_decide(
    needs: Needs, present: Iterable[Authority], absent: Iterable[Authority] = ()
) -> Verdict:
    """Whether those present can decide what an item takes.

    Args:
        needs: what it takes.
        present: those at the table, or who have answered in writing that they agree.
        absent: those of the group who are not, to say who would have to be there.
    """
    here, away = tuple(present), tuple(absent)
    told = [
        *_money(needs, here, away),
        *_each(needs, here, away, needs.staff, lambda one: one.staff, STAFF),
        *_each(needs, here, away, needs.policy, lambda one: one.policy, POLICY),
    ]
    return Verdict(tuple(lack for lack, _mend in told), tuple(mend for _lack, mend in told))


def _limits(among: Iterable[Authority], agencies: Iterable[int]) -> dict[int, Authority]:
    """Agency → who of it may commit most."""
    most: dict[int, Authority] = {}
    for one in among:
        if one.is_for(agencies) and one.money > most.get(one.agency, _NOBODY).money:
            most[one.agency] = one
    return most


_NOBODY = Authority("", 0)


def _money(
    needs: Needs, here: tuple[Authority, ...], away: tuple[Authority, ...]
) -> Iterator[tuple[str, str]]:
    most = _limits(here, needs.agencies)
    together = sum(one.money for one in most.values())
    if together >= needs.money:
        return
    words = {"needed": money(needs.money), "limit": money(together)}
    lack = _("It takes %(needed)s; those present may commit %(limit)s together.") % words
    yield lack, _who_brings(needs, most, away, needs.money - together)


def _who_brings(
    needs: Needs, most: dict[int, Authority], away: tuple[Authority, ...], short: int
) -> str:
    """The fewest who are absent and would bring the rest of the money."""
    brings = [
        (one.money - most.get(one.agency, _NOBODY).money, one)
        for one in _limits(away, needs.agencies).values()
    ]
    called = []
    for more, one in sorted(brings, key=lambda told: -told[0]):
        if short > 0 and more > 0:
            called.append(f"{one.who} ({money(one.money)})")
            short -= more
    if short > 0:
        return _("Nobody with a seat may commit the rest, %s: take it to those who may.") % money(
            short
        )
    return _("There would have to be: %s.") % ", ".join(called)


STAFF = (
    lambda: _("Nobody present may commit staff."),
    lambda: _("Nobody present may commit staff of %s."),
)
POLICY = (
    lambda: _("Nobody present may commit policy."),
    lambda: _("Nobody present may commit policy of %s."),
)


def _each(
    needs: Needs, here: tuple[Authority, ...], away: tuple[Authority, ...], asked: bool,
    has: Callable[[Authority], bool], words: tuple[Callable[[], str], Callable[[], str]],
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Of every agency concerned, or of any where none is named, somebody who may commit it."""
    if not asked:
        return
    of_any, of_one = words
    concerned = [({key}, of_one() % name) for key, name in needs.agencies.items()]
    for agencies, lack in concerned or [(set(), of_any())]:
        if any(has(one) and one.is_for(agencies) for one in here):
            continue
        able = [one.who for one in away if has(one) and one.is_for(agencies)]
        yield (
            lack,
            (
                _("There would have to be: %s.") % _(" or ").join(able)
                if able
                else _("Nobody with a seat may: take it to those who may.")
            ),
        )
