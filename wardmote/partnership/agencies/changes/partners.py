"""Writes to the agencies that take part: add, change, review, end, put back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wardmote.partnership.agencies.changes.writing import altered, ended, made, put_back
from wardmote.partnership.agencies.models import Agency, Membership, Partner, Partnership, Seat
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.trail.models import Entry


@transaction.atomic
def add_partner(
    *, partnership: Partnership, agency: Agency | None, name: str = "", kind: str = "",
    started_on: date, by: Membership, at: datetime, **says: Any,
) -> Partner:  # fmt: skip
    """Let an agency take part: one that is known to the installation, or a new one by name."""
    check_may(by, "edit the structure")
    agency = agency or know_agency(name=name, kind=kind, by=by, at=at)
    if partnership.partners.on(started_on).filter(agency=agency).exists():
        raise Refused(f"{agency} takes part already.")
    partner = Partner(partnership=partnership, agency=agency, started_on=started_on, **says)
    return made(partner, by=by, at=at)


@transaction.atomic
def know_agency(*, name: str, kind: str, by: Any, at: datetime) -> Agency:
    """The agency of that name, made if none has it: all partnerships share one list."""
    agency = Agency.objects.filter(name__iexact=name.strip()).first()
    return agency or made(Agency(name=name.strip(), kind=kind), by=by, at=at)


@transaction.atomic
def change_partner(
    *, partner: Partner, by: Membership, at: datetime, why: str = "", **says: Any
) -> Partner:
    """Change an agency's part: mode, contact, own group, gains, barrier, due diligence."""
    check_may(by, "edit the structure")
    return altered(partner, says, by=by, at=at, why=why)


@transaction.atomic
def end_partner(
    *, partner: Partner, ended_on: date, by: Membership, at: datetime, why: str = ""
) -> None:
    """End an agency's part, and its seats with it."""
    check_may(by, "edit the structure")
    for seat in partner.seats.on(ended_on).select_related("group__partnership"):
        seat.ended_on = None  # one that was to end later ends with the agency's part
        ended(seat, on=ended_on, by=by, at=at, why="The agency left")
    ended(partner, on=ended_on, by=by, at=at, why=why)


@transaction.atomic
def put_back_partner(*, partner: Partner, by: Membership, at: datetime) -> None:
    """Undo an ending made by mistake today, with the seats that ended by it."""
    check_may(by, "edit the structure")
    ended_at = put_back(partner, by=by, at=at)
    log = partner.partnership.slug
    by_it = Entry.objects.filter(log__name=log, at=ended_at, did="agencies.seat.ended")
    pks = [int(thing.rpartition(".")[2]) for thing in by_it.values_list("thing", flat=True)]
    seats = Seat.objects.filter(partner=partner, pk__in=pks)
    for seat in seats.select_related("group__partnership"):
        put_back(seat, by=by, at=at)
