"""Writes down that somebody saw a neighbour's exact numbers: here, and in the neighbour's trail."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.trail.models import Entry

SAW, SEEN = "saw_a_neighbour_exactly", "seen_exactly_by_a_neighbour"


@transaction.atomic
def write_down_looks(
    *, own: Audit, seen: Iterable[tuple[Audit, str]], by: Membership, at: datetime
) -> None:
    """One entry on each side for each neighbour's audit, reader and day.

    The reader's own trail names them. The neighbour's says role, agency and partnership: a name is
    asked of the reader's officer, who finds it there.

    Args:
        own: the audit on whose map it is shown.
        seen: the neighbours' audits that are shown exactly, with the protocols that let them be.
    """
    seen = list(seen)
    written_down = _written_down(own, by, at) if seen else set()
    for audit, basis in seen:
        if audit.pk not in written_down:
            _write_down(own, audit, basis, by=by, at=at)


def _write_down(own: Audit, audit: Audit, basis: str, *, by: Membership, at: datetime) -> None:
    told = {
        "neighbour": str(audit.partnership), "period": audit.period, "audit": audit.pk,
        "by_protocol": basis,
    }  # fmt: skip
    trail.record(own, SAW, by=by, at=at, after=told)
    reader = {
        "seen_by": str(by.get_role_display()), "of_agency": str(by.agency or ""),
        "of_partnership": str(own.partnership), "by_protocol": basis,
    }  # fmt: skip
    trail.record(audit, SEEN, by=None, at=at, after=reader)


def _written_down(own: Audit, by: Membership, at: datetime) -> set[int]:
    """The neighbours' audits of which this reader's look is in the trail of the day."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(at), time()))
    entries = Entry.objects.filter(
        log__name=own.partnership.slug, by=by.person_id, did=f"audits.audit.{SAW}", at__gte=midnight
    )
    return {entry.after["audit"] for entry in entries}
