"""Sets up a new partnership from nothing: founders, purpose, groups and seats."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.changes.partners import know_agency
from wardmote.partnership.agencies.changes.writing import made
from wardmote.partnership.agencies.models import (
    Group,
    Membership,
    Partner,
    Partnership,
    Role,
    Seat,
    Statement,
)
from wardmote.partnership.agencies.rules import Refused, check_is_host
from wardmote.partnership.website.models import Person
from wardmote.rulebook import Rules, TemplateGroup

FIRST_REVIEW = relativedelta(years=1)
"""After which what was set up is looked at, and task groups end: settings of this project."""


@dataclass(frozen=True)
class Founder:
    """An agency that takes part from the beginning."""

    kind: str
    name: str
    head: str = ""
    is_founder: bool = False


@dataclass(frozen=True)
class Draft:
    """All that is asked to set up a partnership."""

    name: str
    nation: str
    kind: str
    formed_on: date
    purpose: str
    structure: str
    county: Partnership | None = None
    agencies: tuple[Founder, ...] = field(default=())


@transaction.atomic
def set_up(*, draft: Draft, by: Person, at: datetime) -> Partnership:
    """Make a partnership that can begin to work; who sets it up is its first officer."""
    check_is_host(by)
    if Partnership.objects.filter(slug=slugify(draft.name)).exists():
        raise Refused(_("There is a partnership of this name already."))
    today = timezone.localdate(at)
    partnership = made(
        Partnership(
            name=draft.name, slug=slugify(draft.name), nation=draft.nation, kind=draft.kind,
            parent=draft.county, formed_on=draft.formed_on,
            structure_review_on=today + FIRST_REVIEW,
        ), by=by, at=at,
    )  # fmt: skip
    officer = Membership(partnership=partnership, person=by, role=Role.OFFICER, started_on=today)
    made(officer, by=by, at=at)
    partners = [_partner(partnership, one, draft, by=by, at=at) for one in draft.agencies]
    _state(partnership, draft, today, by=by, at=at)
    _structure(partnership, draft, partners, today, by=by, at=at)
    return partnership


def _partner(
    partnership: Partnership, founder: Founder, draft: Draft, *, by: Person, at: datetime
) -> Partner:
    agency = know_agency(name=founder.name, kind=founder.kind, by=by, at=at)
    partner = Partner(
        partnership=partnership, agency=agency, mode=Partner.Mode.CORE, head_title=founder.head,
        is_founder=founder.is_founder, started_on=draft.formed_on,
    )  # fmt: skip
    return made(partner, by=by, at=at)


def _state(
    partnership: Partnership, draft: Draft, today: date, *, by: Person, at: datetime
) -> None:
    statement = Statement(
        partnership=partnership, version=1, purpose=draft.purpose, proposed_on=today,
        review_on=today + FIRST_REVIEW,
    )  # fmt: skip
    made(statement, by=by, at=at)


def _structure(
    partnership: Partnership, draft: Draft, partners: list[Partner], today: date,
    *, by: Person, at: datetime,
) -> None:  # fmt: skip
    """The groups of the template, and a vacant seat for each agency that it suggests."""
    rules = rulebook.on(today, draft.nation)
    groups: dict[str, Group] = {}
    for template in rules.structures[draft.structure].groups:
        group = _group(partnership, template, groups.get(template.parent), today)
        groups[template.key] = made(group, by=by, at=at)
        for partner in partners:
            if partner.agency.kind in template.members:
                made(_seat(group, template, partner, rules), by=by, at=at)


def _group(
    partnership: Partnership, template: TemplateGroup, parent: Group | None, today: date
) -> Group:
    return Group(
        partnership=partnership, parent=parent, name=template.name, function=template.function,
        say=template.say, purpose=template.purpose, started_on=today,
        sunset_on=today + FIRST_REVIEW if template.is_time_limited else None,
    )  # fmt: skip


def _seat(group: Group, template: TemplateGroup, partner: Partner, rules: Rules) -> Seat:
    """Vacant, of the rank that the group's word needs; the council's head chairs at first."""
    senior = max(rank.level for rank in rules.ranks.values() if rank.is_senior)
    rank = senior if template.say == Group.Say.DETERMINES else senior + 1
    chairs = (
        template.function == Group.Function.STRATEGIC
        and partner.is_founder
        and partner.agency.kind != "police"
    )
    return Seat(
        group=group, partner=partner, mode=Partner.Mode.CORE, rank=1 if chairs else rank,
        title=partner.head_title if chairs else "", is_chair=chairs, started_on=group.started_on,
    )  # fmt: skip
