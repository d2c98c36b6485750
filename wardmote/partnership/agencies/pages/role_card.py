"""The page of a role card: what a seat-holder may do and must do."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, RoleCard, Seat
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import money

FIELDS = ("role", "authority", "accountability", "time", "resources")


@dataclass(frozen=True)
class Said:
    """One of the five fields, with its words."""

    title: str
    words: str


@dataclass(frozen=True)
class RoleCardPage:
    """A role card."""

    seat: Seat
    rank: str
    commits: str
    said: tuple[Said, ...]
    is_written: bool
    may_edit: bool


def card_of(seat: Seat) -> dict[str, str]:
    """The five fields as they are written; empty where there is no card yet."""
    card = RoleCard.objects.filter(seat=seat).first()
    return {name: getattr(card, name, "") for name in FIELDS}


def commits(seat: Seat) -> str:
    """What the holder of a seat may commit, in words."""
    can = [
        (seat.may_commit_money, _("money up to %s") % money(seat.may_commit_money)),
        (seat.may_commit_staff, _("staff")),
        (seat.may_commit_policy, _("policy")),
    ]
    return capfirst(", ".join(words for held, words in can if held) or _("nothing"))


def role_card_page(seat: Seat, *, on: date, by: Membership) -> RoleCardPage:
    """The card of a seat, with what the seat itself says of authority."""
    written = card_of(seat)
    rank = rulebook.on(on, seat.partnership.nation).rank(seat.rank)
    said = tuple(
        Said(str(RoleCard._meta.get_field(name).verbose_name).capitalize(), written[name])
        for name in FIELDS
    )
    return RoleCardPage(
        seat=seat, rank=rank.called(seat.partner.agency.kind), commits=commits(seat), said=said,
        is_written=any(written.values()), may_edit=may(by, "edit the structure"),
    )  # fmt: skip
