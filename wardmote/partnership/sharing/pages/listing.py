"""The register: all protocols of a partnership, and each with its versions."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.sharing.models import Protocol, Version
from wardmote.partnership.sharing.pages.words import countdown, standing
from wardmote.partnership.sharing.rules import (
    IN_FORCE,
    MAY,
    public_versions,
    signatories,
    with_all,
)
from wardmote.partnership.website.tables import Link, Table, day
from wardmote.partnership.website.word import Word


@dataclass(frozen=True)
class ProtocolsPage:
    """The register.

    Attributes:
        public: where everybody reads it; "" where it shows nothing.
    """

    tables: tuple[Table, ...]
    public: str
    may_draft: bool


@dataclass(frozen=True)
class ProtocolPage:
    """One protocol."""

    protocol: Protocol
    versions: Table
    may_draft: bool


def protocols_page(partnership: Partnership, *, on: date, by: Membership) -> ProtocolsPage:
    """Those in force, those on their way, and those that were."""
    versions = _versions(partnership)
    in_force = [each for each in versions if each.state in IN_FORCE]
    over = [each for each in versions if each.state == Version.State.ENDED]
    coming = [each for each in versions if each not in in_force and each not in over]
    tables = (
        _table("in-force", _("In force"), in_force, on, _("No protocol is in force: until one "
               "is, nothing may enter the shared store.")),
        _table("coming", _("On their way"), coming, on, _("None is being drafted or signed.")),
        *((_table("over", _("Over"), over, on, ""),) if over else ()),
    )  # fmt: skip
    is_out = any(each.protocol.is_published for each in in_force)
    public = reverse("published_protocols", args=[partnership.slug]) if is_out else ""
    return ProtocolsPage(tables, public, may(by, "draft protocols", MAY))


def _versions(partnership: Partnership) -> list[Version]:
    held = Version.objects.filter(protocol__partnership=partnership)
    return list(with_all(held).order_by("protocol__title", "-number"))


def _table(name: str, caption: str, versions: list[Version], on: date, empty: str) -> Table:
    heads = (
        _("Protocol"), _("Version"), _("Theme"), _("State"), _("Signed by"), _("Review by"),
        _("Left"),
    )  # fmt: skip
    return Table(name, caption, heads, tuple(_row(each, on) for each in versions), empty)


def _row(version: Version, on: date) -> tuple:
    signed, parties = len(signatories(version)), len(version.parties.all())
    return (
        Link(version.protocol.title, version.get_absolute_url()), str(version.number),
        version.protocol.theme, standing(version, on),
        _("%(signed)d of %(parties)d") % {"signed": signed, "parties": parties},
        version.review_by, countdown(version, on),
    )  # fmt: skip


def protocol_page(protocol: Protocol, *, on: date, by: Membership) -> ProtocolPage:
    """One protocol with its versions."""
    versions = list(with_all(protocol.versions.order_by("-number")))
    heads = (_("Version"), _("State"), _("Starts on"), _("Review by"), _("Over on"))
    rows = tuple(
        (
            Link(_("Version %d") % each.number, each.get_absolute_url()), standing(each, on),
            each.starts, each.review_by, each.ends,
        )
        for each in versions
    )  # fmt: skip
    table = Table("versions", _("Versions"), heads, rows)
    return ProtocolPage(protocol, table, may(by, "draft protocols", MAY))


def register_document(partnership: Partnership, *, on: date) -> Word:
    """The register for the public: who shares what with whom for what, by which protocol."""
    word = Word(_("Register of information sharing protocols"), str(partnership))
    word.say(_("As on %s.") % day(on))
    shown = public_versions(partnership.slug)
    for version in shown:
        word.heading(version.protocol.title)
        word.say(version.aim)
        parties = "; ".join(str(party) for party in version.parties.all())
        word.table((_("About"), _("What")), [
            (_("Version"), str(version.number)), (_("State"), standing(version, on).text),
            (_("Parties"), parties), (_("Starts on"), day(version.starts)),
            (_("Review by"), day(version.review_by)),
            (_("Data protection impact assessment"), version.dpia_reference),
            (_("Equality impact assessment"), version.equality_reference),
        ], (1, 3))  # fmt: skip
    if not shown:
        word.say(_("No protocol is in force."))
    return word
