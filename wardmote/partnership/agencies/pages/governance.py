"""How the partnership is governed, as its members write it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Governance, Membership, Partnership
from wardmote.partnership.agencies.rules import may

WRITTEN = ("status", "rests_on", "decides", "answers", "contact")


@dataclass(frozen=True)
class GovernancePage:
    """What is written.

    Attributes:
        words: heading and what stands under it; empty before anything is written.
        public: where everybody reads it; "" while it is not published.
    """

    words: tuple[tuple[str, str], ...]
    published_on: date | None
    public: str
    may_edit: bool


def governance_page(partnership: Partnership, *, by: Membership) -> GovernancePage:
    """What the partnership says of itself."""
    held = getattr(partnership, "governance", None)
    published_on = held.published_on if held else None
    return GovernancePage(
        words=words_of(held) if held else (), published_on=published_on,
        public=reverse("published_governance", args=[partnership.slug]) if published_on else "",
        may_edit=may(by, "edit the structure"),
    )  # fmt: skip


def words_of(held: Governance) -> tuple[tuple[str, str], ...]:
    """What it says, by heading."""
    return (
        (_("Legal status"), f"{held.get_status_display()}\n{held.rests_on}"),
        (_("How decisions are made"), held.decides),
        (_("How it answers to its agencies and to the public"), held.answers),
        (_("Whom to ask"), held.contact),
    )
