"""Writes of how involved each partner is found to be."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership, Partner, Rating
from wardmote.partnership.agencies.rules import Refused, check_may


@transaction.atomic
def rate(
    *, year: int, levels: Mapping[Partner, str], by: Membership, at: datetime
) -> list[Rating]:  # fmt: skip
    """What a member finds of several partners for a year; what was said before is changed.

    Args:
        levels: partner → one of `Rating.Level`; a partner that is not named stays as it was.

    Raises:
        Refused: a member rates their own agency.
    """
    check_may(by, "rate involvement")
    if any(partner.agency_id == by.agency_id for partner in levels):
        raise Refused(_("Nobody rates their own agency."))
    held = {
        each.partner_id: each
        for each in Rating.objects.filter(year=year, by=by.person_id, partner__in=levels)
    }
    on = timezone.localdate(at)
    return [
        altered(held[partner.pk], {"level": level, "rated_on": on}, by=by, at=at)
        if partner.pk in held
        else made(
            Rating(partner=partner, year=year, level=level, by=by.person, rated_on=on),
            by=by, at=at,
        )
        for partner, level in levels.items()
    ]  # fmt: skip
