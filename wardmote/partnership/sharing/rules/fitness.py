"""What a version must have before anybody may sign it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.sharing.models import Grant, Version
from wardmote.partnership.sharing.rules.terms import Identifiability


def faults(version: Version, on: date) -> list[str]:
    """What it lacks, in words; nothing where it can be signed.

    Args:
        version: with its grants and parties at hand (`with_all`).
    """
    rules = rulebook.on(max(on, version.starts), version.partnership.nation)
    return [*_lacks(version), *(each for grant in version.grants.all()
                                for each in _lacks_of(grant, version, rules))]  # fmt: skip


def _lacks(version: Version) -> Iterator[str]:
    needed = (
        (version.aim, _("Say what it is for.")),
        (version.retention, _("Say how long what is shared is kept.")),
        (version.dpia_reference, _("Name the data protection impact assessment.")),
        (version.equality_reference, _("Name the equality impact assessment.")),
        (version.grants.all(), _("Add at least one line: who gives what.")),
    )
    yield from (words for held, words in needed if not held)
    if version.host_id not in _agencies(version):
        yield _("%s keeps the shared store and must be a party.") % version.host


def _agencies(version: Version) -> set[int]:
    return {party.partner.agency_id for party in version.parties.all()}


def _lacks_of(grant: Grant, version: Version, rules: rulebook.Rules) -> Iterator[str]:
    """What one line lacks: without a gateway and a purpose it opens nothing."""
    line = {"line": f"{grant.provider}: {title_of(grant.category)}"}
    gateways = [rules.gateways[name] for name in grant.gateways if name in rules.gateways]
    doors = [gateway for gateway in gateways if gateway.opens]
    is_personal = grant.most >= Identifiability.PERSONAL
    if not doors:
        yield _("“%(line)s” needs a legal gateway that is in force here.") % line
    for purpose in grant.purposes if doors else ():
        if not any(door.serves(purpose) and door.most >= grant.most for door in doors):
            held = rules.sharing.purposes.get(purpose)
            told = line | {"purpose": held.title.lower() if held else purpose}
            yield _("“%(line)s”: none of its gateways opens that much for %(purpose)s.") % told
    if is_personal and doors and not any(not gateway.opens for gateway in gateways):
        yield _("“%(line)s” is personal: name a ground in data protection law as well.") % line
    if not (grant.purposes and grant.fields and grant.actions):
        yield _("“%(line)s” must say which fields, for what, and what may be done.") % line
    yield from _strangers(grant, version, line)


def _strangers(grant: Grant, version: Version, line: dict[str, str]) -> Iterator[str]:
    parties = _agencies(version)
    received = [each.agency for each in grant.going_to.all()]
    if not (received or grant.for_analysis):
        yield _("“%(line)s” must go to somebody.") % line
    for agency in (grant.provider, *received):
        if agency.pk not in parties:
            told = line | {"agency": agency}
            yield _("“%(line)s”: %(agency)s is no party to the protocol.") % told


def title_of(category: str) -> str:
    """A dataset or kind of record, as it is shown."""
    book = rulebook.load()
    datasets = {dataset.name: dataset.title for dataset in book.datasets}
    if category in datasets:
        return datasets[category]
    kind = book.sharing.records.get(category)
    return kind.title if kind else category


def fields_in(category: str) -> dict[str, str]:
    """Field → what it is, of a dataset or a kind of record; empty where nothing is called so."""
    book = rulebook.load()
    if category in book.sharing.records:
        return dict(book.sharing.records[category].fields)
    for dataset in book.datasets:
        if dataset.name == category:
            return {each.name or each.heading: each.heading for each in dataset.fields}
    return {}
