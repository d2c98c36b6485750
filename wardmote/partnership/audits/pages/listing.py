"""The page of all audits."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.pages.words import address, state_tag
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.states import UNDER_WAY
from wardmote.partnership.website.tables import Link, Table


@dataclass(frozen=True)
class AuditsPage:
    """All audits of a partnership.

    Attributes:
        public: where everybody reads what is published; "" before anything is.
    """

    tables: tuple[Table, ...]
    public: str
    may_plan: bool


def audits_page(partnership: Partnership, *, on: date, by: Membership) -> AuditsPage:
    """Those under way, and those that are over."""
    audits = list(partnership.audits.select_related("partnership", "group"))
    now = [one for one in audits if one.state in UNDER_WAY]
    over = [one for one in audits if one.state not in UNDER_WAY]
    is_out = any(one.published_on for one in over)
    return AuditsPage(
        tables=(
            _table("under_way", _("Under way"), now, _("No audit is under way.")),
            _table("over", _("Published and dropped"), over, _("No audit has been published.")),
        ),
        public=reverse("published", args=[partnership.slug]) if is_out else "",
        may_plan=may(by, "plan an audit", MAY),
    )  # fmt: skip


def _table(name: str, caption: str, audits: list[Audit], empty: str) -> Table:
    heads = (
        _("Audit"), _("Period"), _("State"), _("To be published by"), _("Published on"),
        _("Standing audit group"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(one.title, address(one.partnership, "audit", one.pk)), one.period, state_tag(one),
            one.due_on, one.published_on, str(one.group or ""),
        )
        for one in audits
    )  # fmt: skip
    return Table(name, caption, heads, rows, empty)
