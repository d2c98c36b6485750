"""Accepting a delivery, or returning it with words."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.exchange.changes.keeping import let_go
from wardmote.partnership.exchange.changes.states import become, locked
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules.covering import Covered, covered
from wardmote.partnership.exchange.rules.may import MAY
from wardmote.partnership.exchange.rules.owning import check_own_rows

State = Delivery.State
STORING, EXPLAINING = 1, 2


@transaction.atomic
def accept(*, delivery: Delivery, by: Membership, at: datetime, words: str = "") -> Delivery:
    """Decide to take a delivery in, as far as a live protocol covers it; a job then stores it.

    Raises:
        Refused: no live protocol covers it, or it names another agency's rows as its own.
    """
    check_may(by, "accept data", MAY)
    delivery = locked(delivery)
    check_own_rows(delivery)
    found = check_covered(delivery, at)
    return become(
        delivery, State.ACCEPTING, by=by, at=at, words=words, held=delivery, step=STORING,
        begun_at=at, decided_at=at, decided_by=by.person, left_out=sorted(found.without),
        basis=found.version,
    )  # fmt: skip


def check_covered(delivery: Delivery, at: datetime) -> Covered:
    """What a live protocol covers of a delivery on the day of a moment.

    Raises:
        Refused: nothing; the words say what would have to change.
    """
    day = timezone.localdate(at)
    found = covered(delivery.partnership, delivery.agency, delivery.dataset, day)
    if not found.allowed:
        why = _("No live protocol covers it.")
        raise Refused(" ".join([why, *found.missing]))
    return found


@transaction.atomic
def give_back(*, delivery: Delivery, words: str, by: Membership, at: datetime) -> Delivery:
    """Return a delivery to its agency with words; its file goes, and nothing of it is kept."""
    check_may(by, "accept data", MAY)
    if not words.strip():
        raise Refused(_("Say what is to be mended."))
    done = become(
        delivery, State.RETURNED, by=by, at=at, words=words, decided_at=at, decided_by=by.person
    )
    transaction.on_commit(lambda: let_go(done.partnership, done.kept_as))
    return done
