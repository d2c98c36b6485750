"""What everybody sees of protocols: those in force that are shown, with no person's name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.sharing.models import Version
from wardmote.partnership.sharing.pages.version import Line, line_of, words_of_version
from wardmote.partnership.sharing.pages.words import gateways_of, standing
from wardmote.partnership.sharing.rules import public_versions, signatories
from wardmote.partnership.website.tables import Link, Table, Tag


@dataclass(frozen=True)
class PublicRegister:
    """The register of a partnership, for everybody."""

    place: str
    table: Table


@dataclass(frozen=True)
class PublicProtocol:
    """One protocol as everybody may read it.

    Attributes:
        words: what it says, by heading.
        parties: which agencies, what each gains, and when each signed; never who.
        document: where it is taken away as a document.
    """

    title: str
    place: str
    tag: Tag
    words: tuple[tuple[str, str], ...]
    parties: Table
    lines: tuple[Line, ...]
    gateways: tuple[rulebook.Gateway, ...]
    register: str
    document: str


def public_register(place: str, *, on: date) -> PublicRegister | None:
    """The protocols that a partnership shows; None where there are none."""
    versions = list(public_versions(place))
    heads = (_("Protocol"), _("Theme"), _("State"), _("Parties"), _("Starts on"), _("Review by"))
    rows = tuple(
        (
            Link(version.protocol.title, _to("published_protocol", version)),
            version.protocol.theme, standing(version, on),
            "\n".join(str(party) for party in version.parties.all()),
            version.starts, version.review_by,
        )
        for version in versions
    )  # fmt: skip
    table = Table("protocols", _("Protocols in force"), heads, rows)
    return PublicRegister(str(versions[0].partnership), table) if versions else None


def open_to_all(place: str, on: date) -> Iterator[Link]:
    """Where the register is, if any protocol is shown."""
    if public_versions(place).exists():
        words = _("Information sharing protocols in force")
        yield Link(words, reverse("published_protocols", args=[place]))


def public_protocol(version: Version, *, on: date) -> PublicProtocol:
    """One of them (of `public_versions`)."""
    names = {name for grant in version.grants.all() for name in grant.gateways}
    return PublicProtocol(
        title=version.protocol.title, place=str(version.partnership), tag=standing(version, on),
        words=tuple(words_of_version(version)), parties=parties_unnamed(version),
        lines=tuple(line_of(grant) for grant in version.grants.all()),
        gateways=gateways_of(sorted(names)),
        register=reverse("published_protocols", args=[version.partnership.slug]),
        document=_to("published_protocol_document", version),
    )  # fmt: skip


def parties_unnamed(version: Version) -> Table:
    """The agencies and when each signed, without the people who did."""
    heads = (_("Agency"), _("Takes part as"), _("What it gains"), _("Signed on"))
    held = signatories(version)
    signed = {each.agency_id: each for each in version.happenings.all() if each.what == "signed"}
    rows = tuple(
        (
            str(party), party.get_kind_display(), party.benefit,
            _signed_on(signed.get(party.partner.agency_id), held),
        )
        for party in version.parties.all()
    )  # fmt: skip
    return Table("parties", _("Parties"), heads, rows)


def _signed_on(last, held: set[int]) -> date | str:
    stands = last is not None and last.agency_id in held
    return timezone.localdate(last.at) if stands else _("Not signed")


def _to(name: str, version: Version) -> str:
    return reverse(name, args=[version.partnership.slug, version.protocol_id])
