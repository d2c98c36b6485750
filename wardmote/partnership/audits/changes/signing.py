"""Checks an edition, signs it off, freezes it and publishes it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.evidence import log_release
from wardmote.partnership.agencies.changes.pre_election import publishes
from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.audits.changes.planning import move_on
from wardmote.partnership.audits.models import Audit, Run, SignOff
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_of
from wardmote.partnership.audits.rules.freezing import freeze, is_unchanged
from wardmote.partnership.audits.rules.signing import (
    SIGNATURES,
    check_can_check,
    check_can_publish,
    check_can_sign,
)
from wardmote.partnership.audits.rules.states import State, check_can_become
from wardmote.partnership.exchange.rules.keeping import store_folder
from wardmote.partnership.trail import changes as trail

LOG = "releases.jsonl"


@transaction.atomic
def check(*, audit: Audit, words: str, by: Membership, at: datetime) -> SignOff:
    """A second person says what they looked at, and that it holds."""
    audit = _locked(audit)
    run = audit.edition
    check_can_check(audit, run, by)
    if not words.strip():
        raise Refused(_("Say what you looked at."))
    _check_unchanged(run)
    told = _say(run, SignOff.Kind.CHECK, words, by=by, at=at)
    audit.stages.filter(key="comments", done_on=None).update(done_on=timezone.localdate(at))
    move_on(audit, {"state": State.CHECKED}, stage="checked", by=by, at=at)
    return told


@transaction.atomic
def send_back(*, audit: Audit, words: str, by: Membership, at: datetime) -> SignOff:
    """Who checks or signs found something: the edition is with partners again."""
    check_may(by, "send an audit back", MAY)
    audit = _locked(audit)
    check_can_become(audit, State.INTERIM)
    if audit.edition is None or not words.strip():
        raise Refused(_("Say what is amiss."))
    told = _say(audit.edition, SignOff.Kind.RETURN, words, by=by, at=at)
    signed = audit.edition.sign_offs.filter(kind=SignOff.Kind.SIGN)
    for each in signed.select_related("run__audit__partnership"):
        trail.removed(each, by=by, at=at, why=words)
    signed.delete()
    altered(audit, {"state": State.INTERIM, "sha256": ""}, by=by, at=at, why=words)
    return told


@transaction.atomic
def sign_off(*, audit: Audit, by: Membership, at: datetime, words: str = "") -> SignOff:
    """One of two people lets the edition out; with the second it is frozen."""
    audit = _locked(audit)
    run = audit.edition
    signed = list(run.sign_offs.filter(kind=SignOff.Kind.SIGN)) if run else []
    check_can_sign(audit, run, by, signed)
    _check_unchanged(run)
    told = _say(run, SignOff.Kind.SIGN, words, by=by, at=at)
    if len(signed) + 1 >= SIGNATURES:
        to = {"state": State.SIGNED, "sha256": run.sha256}
        move_on(audit, to, stage="signed", by=by, at=at)
        freeze(run)
    return told


@publishes()
@transaction.atomic
def publish(*, audit: Audit, by: Membership, at: datetime) -> Audit:
    """Let everybody read the frozen public edition, and log its release."""
    check_may(by, "publish an audit", MAY)
    audit = _locked(audit)
    run, today = audit.edition, timezone.localdate(at)
    check_can_publish(audit, _counts(run), _of_the_period(audit))
    _check_unchanged(run)
    to = {"state": State.PUBLISHED, "published_on": today}
    out = move_on(audit, to, stage="published", by=by, at=at)
    _log(run, today)  # last: what cannot be logged does not go out
    return out


def _log(run: Run, on: date) -> None:
    folder = store_folder(run.audit.partnership)
    folder.mkdir(parents=True, exist_ok=True)
    log_release(folder / LOG, edition_of(run, PUBLIC), on=on)


def _counts(run: Run | None) -> str:
    """The fingerprint of an edition's protected counts."""
    kept = edition_of(run, PUBLIC) if run else None
    return str(kept.manifest.get("counts", "")) if kept else ""


def _of_the_period(audit: Audit) -> list[tuple[Audit, str]]:
    others = audit.partnership.audits.published().filter(period=audit.period).exclude(pk=audit.pk)
    return [(each, _counts(each.edition)) for each in others]


def _check_unchanged(run: Run | None) -> None:
    if run is None or not is_unchanged(run):
        raise Refused(_("Files of this edition are not as they were written: run the audit again."))


def _say(run: Run, kind: str, words: str, *, by: Membership, at: datetime) -> SignOff:
    said = SignOff(run=run, kind=kind, by=by.person, role=by.role, words=words, signed_at=at)
    return made(said, by=by, at=at)


def _locked(audit: Audit) -> Audit:
    audits = Audit.objects.select_for_update(of=("self",)).select_related("partnership")
    return audits.get(pk=audit.pk)
