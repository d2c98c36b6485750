"""The page of one version: its words, its parties, its lines, what happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.sharing.models import Grant, Happening, Party, Version
from wardmote.partnership.sharing.pages.words import (
    actions_of,
    conditions_of,
    countdown,
    finenesses_of,
    gateways_of,
    going_to,
    joined,
    markers_of,
    purposes_of,
    standing,
)
from wardmote.partnership.sharing.rules import (
    IN_FORCE,
    MAY,
    SIGNABLE,
    WRITABLE,
    asked_by,
    can_answer,
    can_sign,
    faults,
    fields_in,
    signatories,
    title_of,
)
from wardmote.partnership.website.tables import Action, Link, Table, Tag, day

State = Version.State


@dataclass(frozen=True)
class Line:
    """One line, in words: head and what it says."""

    title: str
    rows: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class VersionPage:
    """One version.

    Attributes:
        moves: what may be done with it next, by whoever looks: the first is the button.
        faults: what it lacks before it can be signed.
        asked: who asked to bring it into force, while that waits for a second person.
        words: what it says, by heading.
    """

    version: Version
    tag: Tag
    countdown: str
    moves: tuple[Link, ...]
    faults: tuple[str, ...]
    asked: str
    words: tuple[tuple[str, str], ...]
    parties: Table
    benefits: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    history: Table
    gateways: tuple[rulebook.Gateway, ...]
    may_write: bool


def version_page(version: Version, *, on: date, by: Membership) -> VersionPage:
    """A version (of `with_all`) as a member sees it."""
    drafts = may(by, "draft protocols", MAY) and version.state in WRITABLE
    asked = asked_by(version) if version.state == State.SIGNING else None
    names = {name for grant in version.grants.all() for name in grant.gateways}
    return VersionPage(
        version=version, tag=standing(version, on), countdown=countdown(version, on),
        moves=tuple(_moves(version, by)),
        faults=tuple(faults(version, on)) if version.state in WRITABLE else (),
        asked=_asked(asked), words=tuple(words_of_version(version)),
        parties=_parties(version, by, on, drafts=drafts),
        benefits=tuple((str(p), p.benefit) for p in version.parties.all() if p.benefit),
        lines=tuple(_line(grant, version, drafts=drafts) for grant in version.grants.all()),
        history=_history(version), gateways=gateways_of(sorted(names)), may_write=drafts,
    )  # fmt: skip


def _asked(asked: Happening | None) -> str:
    if asked is None:
        return ""
    return _("%(who)s asked on %(day)s to bring it into force. Another person has to do it.") % {
        "who": asked.by, "day": day(timezone.localdate(asked.at)),
    }  # fmt: skip


def words_of_version(version: Version) -> Iterator[tuple[str, str]]:
    """What it says, by heading; what is empty is left out."""
    told = (
        (_("What it is for"), version.aim),
        (_("Who keeps the shared store"), str(version.host)),
        (_("Starts on"), day(version.starts)),
        (_("To be reviewed by"), day(version.review_by)),
        (_("Over on"), day(version.ends)),
        (_("How it is handled"), version.handling),
        (_("How long it is kept"), version.retention),
        (_("Never opened by it"), "; ".join(markers_of(version.excluded))),
        (_("Other conditions (nothing in the program holds anybody to them)"), version.conditions),
        (_("Uses never allowed"), "; ".join(
            use.title for use in rulebook.load().sharing.prohibited.values()
        )),
        (_("Data protection impact assessment"), version.dpia_reference),
        (_("Equality impact assessment"), version.equality_reference),
    )  # fmt: skip
    yield from (row for row in told if row[1])


def _moves(version: Version, by: Membership) -> Iterator[Link]:
    """What may follow, and whoever looks may do."""
    drafts = may(by, "draft protocols", MAY)
    leads = may(by, "bring a protocol into force", MAY)
    words = {
        "consult": (_("Consult the parties"), drafts and version.state == State.DRAFT),
        "send": (_("Send it for signature"), drafts and version.state == State.CONSULTATION),
        "ask_to_activate": (_("Ask to bring it into force"), leads and _may_ask(version, by)),
        "activate": (_("Bring it into force"), leads and _may_activate(version, by)),
        "write": (_("Write its words"), drafts and version.state in WRITABLE),
        "redraft": (_("Back to draft"), drafts and _may_redraft(version)),
        "resume": (_("Resume it"), leads and version.state == State.SUSPENDED),
        "review": (_("Write down a review"), leads and version.state in IN_FORCE),
        "renew": (
            _("Renew it: a new version"), drafts and version.state in (*IN_FORCE, State.ENDED),
        ),
        "suspend": (_("Suspend it"), leads and version.state == State.LIVE),
        "end": (_("End it"), leads and version.state != State.ENDED),
    }  # fmt: skip
    for name, (text, is_open) in words.items():
        if is_open:
            yield Link(text, _to(name, version))


def _to(name: str, thing) -> str:
    return reverse(f"sharing:{name}", args=[thing.partnership.slug, thing.pk])


def _may_redraft(version: Version) -> bool:
    return version.state in (State.CONSULTATION, State.SIGNING) and not version.signed_hash


def _may_ask(version: Version, by: Membership) -> bool:
    return (
        version.state == State.SIGNING and asked_by(version) is None and bool(version.signed_hash)
    )


def _may_activate(version: Version, by: Membership) -> bool:
    asked = asked_by(version)
    return version.state == State.SIGNING and bool(asked) and asked.by_id != by.person_id


def _parties(version: Version, by: Membership, on: date, *, drafts: bool) -> Table:
    heads = (_("Agency"), _("Takes part as"), _("In consultation"), _("Signature"), "")
    signed = {each.agency_id: each for each in _signatures(version)}
    held = signatories(version)
    rows = tuple(
        (
            str(party), party.get_kind_display(), _said(party),
            _signature(party, signed.get(party.partner.agency_id), held),
            Action(tuple(_ways(party, version, by, on, held, drafts=drafts))),
        )
        for party in version.parties.all()
    )  # fmt: skip
    return Table("parties", _("Parties"), heads, rows, _("No agency is named yet."))


def _signatures(version: Version) -> Iterator[Happening]:
    kinds = (Happening.What.SIGNED, Happening.What.WITHDRAWN)
    yield from (each for each in version.happenings.all() if each.what in kinds)


def _said(party: Party) -> str:
    told = party.get_answer_display()
    return f"{told}: {party.comment}" if party.comment else told


def _signature(party: Party, last: Happening | None, held: set[int]) -> str:
    if last is None:
        return _("Not signed")
    on = day(timezone.localdate(last.at))
    if party.partner.agency_id not in held:
        return _("Withdrew on %s") % on
    capacity = f", {last.capacity}" if last.capacity else ""
    return _("Signed on %(day)s by %(who)s") % {"day": on, "who": f"{last.by}{capacity}"}


def _ways(
    party: Party, version: Version, by: Membership, on: date, held: set[int], *, drafts: bool
) -> Iterator[Link]:  # fmt: skip
    party.version = version
    if version.state == State.CONSULTATION and can_answer(by, party):
        yield Link(_("Answer for %s") % party, _to("answer", party))
    if version.state in SIGNABLE and can_sign(by, party, on):
        signed = party.partner.agency_id in held
        name, words = ("withdraw", _("Withdraw %s")) if signed else ("sign", _("Sign for %s"))
        yield Link(words % party, _to(name, party))
    if drafts:
        yield Link(_("Remove %s") % party, _to("remove_party", party))


def _line(grant: Grant, version: Version, *, drafts: bool) -> Line:
    grant.version = version
    links = (
        (Link(_("Change"), _to("change_line", grant)), Link(_("Fields"), _to("fields", grant)),
         Link(_("Remove"), _to("remove_line", grant)))
        if drafts else ()
    )  # fmt: skip
    return line_of(grant, links)


def line_of(grant: Grant, links: tuple[Link, ...] = ()) -> Line:
    """A line as it is shown."""
    rows = tuple(row for row in words_of_line(grant) if row[1])
    return Line(f"{grant.provider}: {title_of(grant.category)}", rows, links)


def words_of_line(grant: Grant) -> Iterator[tuple[str, str]]:
    """What one line says, by heading."""
    known = fields_in(grant.category)
    names = [known.get(name, name) for name in grant.fields]
    is_all = set(known) <= set(grant.fields)
    fine = finenesses_of(grant.granularity.values())
    yield _("Goes to"), joined(going_to(grant))
    yield _("How identifying at most"), grant.get_most_display()
    yield _("Fields"), _("All of them") if is_all else ", ".join(dict.fromkeys(names))
    yield _("Places told no finer than"), ", ".join(fine)
    yield _("For"), joined(purposes_of(grant.purposes))
    yield _("By law"), joined(gateway.title for gateway in gateways_of(grant.gateways))
    yield _("What may be done"), joined(actions_of(grant.actions))
    if grant.most >= Grant.Most.PERSONAL:
        yield _("Who sees it"), grant.get_mode_display()
    yield _("Conditions"), joined(conditions_of(grant.conditions))
    yield _("How often"), grant.frequency


def _history(version: Version) -> Table:
    heads = (_("When"), _("What"), _("Who"), _("Agency"), _("Why"), _("Text (SHA-256)"))
    rows = tuple(
        (
            timezone.localdate(each.at), each.get_what_display(), str(each.by),
            str(each.agency or ""), each.why, each.text_hash[:12],
        )
        for each in version.happenings.all()
    )  # fmt: skip
    return Table("history", _("What happened"), heads, rows, _("Nothing yet."))
