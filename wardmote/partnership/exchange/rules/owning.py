"""Whose rows are whose: no agency's file may replace another's."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange.models import Delivery


def check_own_rows(delivery: Delivery) -> None:
    """Refuse a file that names as its supplier one whose rows another agency sent.

    The store tells suppliers apart by the words in their files; a file that bore another's would
    replace that one's rows.

    Raises:
        Refused: another agency's accepted delivery has that supplier.
    """
    others = Delivery.objects.filter(
        partnership=delivery.partnership_id, dataset=delivery.dataset,
        state=Delivery.State.ACCEPTED,
    ).exclude(agency=delivery.agency_id)  # fmt: skip
    taken = {
        each: told.agency for told in others.select_related("agency") for each in told.suppliers
    }
    if clash := _first(delivery.suppliers, taken):
        raise Refused(
            _("The file says that it is from “%(supplier)s”, whose rows %(agency)s sends.")
            % {"supplier": clash, "agency": taken[clash]}
        )


def _first(suppliers: Iterable[str], taken: Iterable[str]) -> str:
    held = set(taken)
    return next((each for each in suppliers if each in held), "")
