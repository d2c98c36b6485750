"""Sending: one file of an agency, to every partnership that it is for."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Agency, Membership, Partnership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange.changes.keeping import Kept, keep, keep_again, let_go
from wardmote.partnership.exchange.changes.states import become
from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow, Token
from wardmote.partnership.exchange.rules.files import check_name
from wardmote.partnership.exchange.rules.may import KEEPERS, check_acts_for
from wardmote.partnership.exchange.rules.serving import flow_of, flows_for
from wardmote.partnership.trail import changes as trail

State = Delivery.State
DEAD = (State.REFUSED, State.RETURNED, State.WITHDRAWN)


def send(
    *, flow: Flow, file_name: str, pieces: Iterable[bytes], by: Membership, at: datetime,
    request: DataRequest | None = None, everywhere: bool = True, way: str = Delivery.Way.PAGE,
) -> list[Delivery]:  # fmt: skip
    """Keep a file that somebody of an agency, or an officer for it, sends.

    Args:
        flow: the line of the data plan that it is sent by.
        request: what it answers, where that is known.
        everywhere: offer it to each partnership that gets this dataset from the agency. Only the
            agency's own people can: an officer sends to their own partnership.

    Returns:
        One delivery for each partnership, that of the flow first.

    Raises:
        Refused: the file's kind is none that can be read, or each partnership has it already.
    """
    check_acts_for(by, flow.agency)
    own = by.agency_id == flow.agency_id and by.role not in KEEPERS
    flows = flows_for(flow, timezone.localdate(at)) if everywhere and own else [flow]
    return _send(flows, file_name, pieces, by.person, at, request, way)


def send_by_token(
    *, token: Token, dataset: str, file_name: str, pieces: Iterable[bytes], at: datetime
) -> list[Delivery]:
    """Keep a file that an agency's program sends.

    Raises:
        Refused: the agency sends no such dataset by any data plan; or as `send`.
    """
    today = timezone.localdate(at)
    flow = flow_of(token.partnership, token.agency, dataset, today)
    flows = flows_for(flow, today) if token.for_all else [flow]
    sent = _send(flows, file_name, pieces, None, at, None, Delivery.Way.API)
    Token.objects.filter(pk=token.pk).update(used_on=today)
    return sent


def send_from_folder(
    *, partnership: Partnership, agency: Agency, dataset: str, file_name: str,
    pieces: Iterable[bytes], at: datetime,
) -> list[Delivery]:  # fmt: skip
    """Keep a file that was put into a watched folder; whoever keeps the machine lets them."""
    flow = flow_of(partnership, agency, dataset, timezone.localdate(at))
    flows = flows_for(flow, timezone.localdate(at))
    return _send(flows, file_name, pieces, None, at, None, Delivery.Way.FOLDER)


def _send(
    flows: Sequence[Flow], name: str, pieces: Iterable[bytes], person: Any, at: datetime,
    request: DataRequest | None, way: str,
) -> list[Delivery]:  # fmt: skip
    check_name(name)
    first = flows[0]
    kept = keep(first.partnership, name, pieces)
    folders = [(first.partnership, kept.folder)]
    try:
        with transaction.atomic():
            wanted = [flow for flow in flows if not _has(flow, kept)]
            if not wanted:
                raise Refused(_("This very file was sent before, and waits or was accepted."))
            copies = []
            for flow in wanted:
                copy = (
                    kept if flow == first else keep_again(kept, first.partnership, flow.partnership)
                )
                folders.append((flow.partnership, copy.folder))
                copies.append((flow, copy))
            sent = _deliveries(first, copies, person, at, request, way)
    except BaseException:
        for partnership, folder in folders:
            let_go(partnership, folder)
        raise
    if first not in wanted:
        let_go(first.partnership, kept.folder)
    return sent


def _has(flow: Flow, kept: Kept) -> bool:
    """Whether a partnership has this very file, and nothing of it was left out."""
    same = Delivery.objects.filter(
        partnership=flow.partnership_id, agency=flow.agency_id, dataset=flow.dataset,
        sha256=kept.sha256,
    )  # fmt: skip
    return any(not each.left_out for each in same.exclude(state__in=DEAD))


def _deliveries(
    first: Flow, copies: list[tuple[Flow, Kept]], person: Any, at: datetime,
    request: DataRequest | None, way: str,
) -> list[Delivery]:  # fmt: skip
    sending = uuid4()
    sent = []
    for flow, kept in copies:
        answers = request if request and request.flow_id == flow.pk else None
        home = flow == first
        delivery = Delivery(
            partnership=flow.partnership, agency=flow.agency, flow=flow, request=answers,
            dataset=flow.dataset, sending=sending, way=way, file_name=kept.name, size=kept.size,
            sha256=kept.sha256, kept_as=kept.folder, sent_at=at,
            sent_by=person if home else None,
        )  # fmt: skip
        delivery.save(force_insert=True)
        trail.added(delivery, by=person if home else None, at=at)
        sent.append(delivery)
    return sent


@transaction.atomic
def withdraw(*, delivery: Delivery, words: str, by: Membership, at: datetime) -> Delivery:
    """Take back what was sent by mistake, before it is accepted; its file goes."""
    check_acts_for(by, delivery.agency)
    become(delivery, State.WITHDRAWN, by=by, at=at, words=words)
    transaction.on_commit(lambda: let_go(delivery.partnership, delivery.kept_as))
    return delivery
