"""Collections: a form for a time, rows typed into it, handed in as one file (C41)."""

import csv
import io
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.evidence import template
from wardmote.partnership.agencies.changes.writing import made
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.exchange.changes.sending import send
from wardmote.partnership.exchange.models import Collection, Delivery, Flow, Row
from wardmote.partnership.exchange.rules.may import MAY, check_acts_for
from wardmote.partnership.exchange.rules.periods import settings
from wardmote.partnership.trail import changes as trail


def headings_of(dataset: str) -> list[str]:
    """The headings of a dataset's template, in order; the first two say what it is, and whose."""
    with TemporaryDirectory() as folder:
        path = template(dataset, Path(folder) / "empty.csv")
        return next(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


@transaction.atomic
def open_collection(
    *, flow: Flow, title: str, ends_on: date, by: Membership, at: datetime
) -> Collection:
    """Open a form for an agency until a day."""
    check_may(by, "keep the data plan", MAY)
    today = timezone.localdate(at)
    if ends_on < today:
        raise Refused(_("Choose a last day that has not passed."))
    return made(Collection(flow=flow, title=title, opened_on=today, ends_on=ends_on), by=by, at=at)


@transaction.atomic
def add_row(*, collection: Collection, values: dict[str, str], by: Membership, at: datetime) -> Row:
    """Keep a row that was typed; the trail tells that there is one, and not what it says."""
    _check_open(collection, by, at)
    most = settings().form_rows
    if collection.rows.count() >= most:
        raise Refused(_("A form holds %d rows. Send a spreadsheet instead.") % most)
    return Row.objects.create(collection=collection, values=values, typed_at=at)


@transaction.atomic
def remove_row(*, row: Row, by: Membership, at: datetime) -> None:
    """Take a row out again."""
    _check_open(row.collection, by, at)
    row.delete()


def hand_in(*, collection: Collection, by: Membership, at: datetime) -> Delivery:
    """Send what was typed as one file; the rows themselves go."""
    _check_open(collection, by, at)
    rows = list(collection.rows.all())
    if not rows:
        raise Refused(_("Type a row first."))
    flow = collection.flow
    (delivery, *_others) = send(
        flow=flow, file_name=f"form-{collection.pk}.csv", pieces=[_csv(flow, rows)], by=by, at=at,
        everywhere=False, way=Delivery.Way.FORM,
    )  # fmt: skip
    with transaction.atomic():
        collection.delivery = delivery
        collection.save(update_fields=["delivery"])
        collection.rows.all().delete()
        trail.record(collection, "handed_in", by=by, at=at, after={"rows": len(rows)})
    return delivery


def _csv(flow: Flow, rows: list[Row]) -> bytes:
    heads, out = headings_of(flow.dataset), io.StringIO()
    told: dict[str, Any] = {heads[0]: flow.dataset, heads[1]: flow.agency.name}
    lines = csv.DictWriter(out, heads, extrasaction="ignore", lineterminator="\n")
    lines.writeheader()
    lines.writerows({**row.values, **told} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _check_open(collection: Collection, by: Membership, at: datetime) -> None:
    """Only its agency types, in its time, and hands in once."""
    check_acts_for(by, collection.flow.agency)
    if collection.delivery_id:
        raise Refused(_("This form was handed in."))
    if timezone.localdate(at) > collection.ends_on:
        raise Refused(_("This form was open until %s.") % f"{collection.ends_on:%d/%m/%Y}")
