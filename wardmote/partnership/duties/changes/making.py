"""Makes a duty of a row of the rulebook: with its parts, its likely owner and lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner, Partnership
from wardmote.partnership.duties.models import Duty, Occasion, Part
from wardmote.partnership.duties.rules import bank_holidays, legal_year
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website.models import Person


@dataclass(frozen=True)
class Likely:
    """Who may be asked to see to duties: told once for all duties that are made together."""

    members: Sequence[Membership]
    partners: Sequence[Partner]
    before: dict[str, Duty]


def likely(partnership: Partnership, on: date) -> Likely:
    """The members and partners of a day, and the newest duty of each key."""
    before = partnership.duties.select_related("owner", "lead").order_by("due_on")
    return Likely(
        members=tuple(partnership.memberships.on(on).select_related("person")),
        partners=tuple(partnership.partners.on(on).select_related("agency")),
        before={duty.key: duty for duty in before},
    )


def make_duty(
    row: rulebook.Duty, due_on: date, *, partnership: Partnership, likely: Likely,
    by: Membership, at: datetime, occasion: Occasion | None = None,
) -> Duty:  # fmt: skip
    """A duty with what it must contain and the steps towards it; one line in the trail."""
    duty = Duty.objects.create(
        partnership=partnership, key=row.key, year=legal_year(due_on), due_on=due_on,
        first_due_on=due_on, occasion=occasion, owner=_owner(row, likely), lead=_lead(row, likely),
    )  # fmt: skip
    parts = [*_contents(duty, row), *_steps(duty, row, timezone.localdate(at))]
    Part.objects.bulk_create(parts)
    told = {"parts": [part.words for part in parts]}
    trail.record(duty, "added", by=by, at=at, after={**trail.picture(duty), **told})
    return duty


def _owner(row: rulebook.Duty, likely: Likely) -> Person | None:
    """Who owned it last, while still a member; else the only member of the role it is meant for."""
    here = {member.person_id: member.person for member in likely.members}
    before = likely.before.get(row.key)
    if before and before.owner_id in here:
        return here[before.owner_id]
    fit = [member.person for member in likely.members if member.role == row.owner]
    return fit[0] if len(fit) == 1 else None


def _lead(row: rulebook.Duty, likely: Likely) -> Partner | None:
    """Who led it last, while still a partner; else the only agency of the kinds it falls on."""
    before = likely.before.get(row.key)
    if before and before.lead in likely.partners:
        return before.lead
    fit = [partner for partner in likely.partners if partner.agency.kind in row.falls_on]
    return fit[0] if len(fit) == 1 else None


def _contents(duty: Duty, row: rulebook.Duty) -> list[Part]:
    return [
        Part(duty=duty, kind=Part.Kind.CONTENT, key=each.key, words=each.text, order=order)
        for order, each in enumerate(row.contents)
    ]


def _steps(duty: Duty, row: rulebook.Duty, today: date) -> list[Part]:
    """Steps planned back from the day; none is planned for before a duty that came up today."""
    planned = rulebook.planned_steps(row, duty.due_on, bank_holidays(duty.partnership.nation))
    began = today if duty.occasion_id else date.min
    return [
        Part(
            duty=duty, kind=Part.Kind.STEP, key=each.step.key, words=each.step.title, order=order,
            planned_on=max(each.on, began),
        )
        for order, each in enumerate(sorted(planned, key=lambda each: each.on))
    ]  # fmt: skip
