"""A template of the rulebook → the lines and parties that it has in one partnership."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partner, Partnership
from wardmote.partnership.sharing.models import Grant, Party
from wardmote.partnership.sharing.rules.fitness import fields_in

STORES = ("council", "county_council")
"""Kinds of body that, as a rule, keep the shared store."""
KINDS = {
    "responsible": Party.Kind.RESPONSIBLE,
    "must_cooperate": Party.Kind.COOPERATING,
}


@dataclass(frozen=True)
class Line:
    """A line to be: the grant, and to whom it goes."""

    grant: Grant
    recipients: tuple[Agency, ...]


@dataclass(frozen=True)
class Plan:
    """What a template comes to in a partnership."""

    host: Agency
    parties: tuple[tuple[Partner, str], ...]
    lines: tuple[Line, ...]


def partners_by_kind(partnership: Partnership, on: date) -> dict[str, list[Partner]]:
    """Kind of body → partners of it that take part on a day."""
    found: dict[str, list[Partner]] = {}
    for partner in partnership.partners.on(on).select_related("agency"):
        found.setdefault(partner.agency.kind, []).append(partner)
    return found


def usual_host(partnership: Partnership, on: date) -> Agency | None:
    """Who as a rule keeps the shared store: the council."""
    parts = partnership.partners.on(on).filter(agency__kind__in=STORES)
    council = parts.select_related("agency").order_by("agency__kind").first()
    return council.agency if council else None


def plan_of(
    template: rulebook.ProtocolTemplate, partnership: Partnership, host: Agency, on: date
) -> Plan:  # fmt: skip
    """The lines and parties of a template here: what nobody here holds is left out."""
    rules, held = rulebook.on(on, partnership.nation), partners_by_kind(partnership, on)
    lines = tuple(_lines(template, rules, held, host))
    named = {host.pk}
    for line in lines:
        named |= {line.grant.provider_id, *(agency.pk for agency in line.recipients)}
    partners = [one for kind in held.values() for one in kind if one.agency_id in named]
    return Plan(host, tuple((one, kind_of(one, rules)) for one in partners), lines)


def kind_of(partner: Partner, rules: rulebook.Rules) -> str:
    """What a partner is to a protocol."""
    kind = partner.agency.kind
    body = rules.bodies.get(kind)
    if body and body.is_third_sector:
        return Party.Kind.VOLUNTARY
    role = rules.statutory_role(kind, partner.partnership.kind)
    return KINDS.get(role, Party.Kind.RELEVANT)


def _lines(
    template: rulebook.ProtocolTemplate, rules: rulebook.Rules, held: dict[str, list[Partner]],
    host: Agency,
) -> Iterator[Line]:  # fmt: skip
    for grant in template.grants:
        gateways = [name for name in grant.gateways if name in rules.gateways]
        if not any(rules.gateways[name].opens for name in gateways):
            continue
        for category in grant.categories:
            provider = _provider(grant, category, rules, held, host)
            if provider and _is_known(category, rules):
                yield _line(grant, category, provider, gateways, held)


def _is_known(category: str, rules: rulebook.Rules) -> bool:
    return category in rules.datasets or category in rules.sharing.records


def _provider(
    grant: rulebook.TemplateGrant, category: str, rules: rulebook.Rules,
    held: dict[str, list[Partner]], host: Agency,
) -> Agency | None:  # fmt: skip
    """The first kind of body that takes part gives; what the partnership holds, its host gives."""
    holder = rules.datasets[category].agency if category in rules.datasets else ""
    kinds = grant.providers or rules.sharing.holders.get(holder, ())
    if holder == "partnership":
        return host
    return next((held[kind][0].agency for kind in kinds if held.get(kind)), None)


def _line(
    grant: rulebook.TemplateGrant, category: str, provider: Agency, gateways: list[str],
    held: dict[str, list[Partner]],
) -> Line:  # fmt: skip
    going_to = [one.agency for kind in grant.recipients for one in held.get(kind, ())]
    made = Grant(
        provider=provider, for_analysis=grant.for_analysis, category=category, most=grant.most,
        fields=list(grant.fields or fields_in(category)), granularity=dict(grant.granularity),
        purposes=list(grant.purposes), gateways=gateways, actions=list(grant.actions),
        mode=grant.mode, conditions=list(grant.conditions), frequency=grant.frequency,
    )  # fmt: skip
    return Line(made, tuple(agency for agency in going_to if agency.pk != provider.pk))
