"""A page on sharing: gateways, templates of protocols, and the words that they are written in."""

from collections.abc import Mapping

from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.gateways import Gateway
from wardmote.rulebook.protocols import ProtocolTemplate, TemplateGrant
from wardmote.rulebook.reference.markdown import bullets, checked, origin, page, table, words
from wardmote.rulebook.sharing import Sharing, Word

LEVELS = ("counts only", "depersonalised", "pseudonymised", "personal", "sensitive personal")


def sharing_page(book: Rulebook) -> str:
    """Every gateway and template, and every word of the protocols."""
    lead = (
        "What law opens a door for information, what protocols may begin from, and the words "
        "that they are written in. It is no legal advice."
    )
    return page(
        "Sharing",
        lead,
        "## Gateways",
        *(_gateway(gateway) for gateway in book.gateways),
        "## Templates of protocols",
        *(_template(template) for template in book.protocols),
        *_words(book.sharing),
    )


def _gateway(gateway: Gateway) -> str:
    facts = [
        f"{gateway.kind.capitalize()}: {gateway.act}, {gateway.section}.",
        gateway.permits,
        f"Purposes: {words(gateway.purposes) or 'any'}. At most: {LEVELS[gateway.most]}.",
        *(f"Not: {each}" for each in gateway.excluded),
        *(["The recipient may not pass it on."] if gateway.bars_onward else []),
        f"Checked: {checked(gateway.verified, gateway.note)}",
    ]
    heading = f"### {gateway.title} (`{gateway.name}`)"
    return "\n\n".join([heading, gateway.explanation, bullets(facts), origin(gateway)])


def _template(template: ProtocolTemplate) -> str:
    lines = table(
        ("What", "Who gives", "Goes to", "At most", "For", "By law"),
        (
            (
                words(g.categories), words(g.providers) or "whoever holds it",
                _goes_to(g), LEVELS[g.most], words(g.purposes), words(g.gateways),
            )
            for g in template.grants
        ),
    )  # fmt: skip
    runs = f"Runs for {template.years} years; reviewed after {template.review_months} months."
    heading = f"### {template.title} (`{template.name}`)"
    return "\n\n".join([heading, template.about, runs, lines, origin(template)])


def _goes_to(grant: TemplateGrant) -> str:
    return ", ".join([*(["the shared store"] if grant.for_analysis else []),
                      *(f"`{kind}`" for kind in grant.recipients)])  # fmt: skip


def _words(sharing: Sharing) -> list[str]:
    records = table(
        ("Kind of record", "Name", "What it is", "How identifying", "Fields"),
        (
            (f"`{name}`", kind.title, kind.about, LEVELS[kind.most], words(kind.fields))
            for name, kind in sharing.records.items()
        ),
    )
    days = ", ".join(map(str, sharing.warning_days))
    return [
        f"## Purposes\n\n{_table(sharing.purposes)}",
        f"## What may be done\n\n{_table(sharing.actions)}",
        f"## Never opened, unless every party agreed otherwise\n\n{_table(sharing.markers)}",
        f"## Conditions that the program sees to\n\n{_table(sharing.conditions)}",
        f"## Uses never allowed\n\n{_table(sharing.prohibited)}",
        f"## Kinds of record that are no dataset\n\n{records}",
        f"## Warnings\n\nPeople are told {days} days before a review.\n\n{origin(sharing)}",
    ]


def _table(held: Mapping[str, Word]) -> str:
    rows = ((f"`{name}`", each.title, each.about, each.source) for name, each in held.items())
    return table(("Name", "Title", "What it means", "Source"), rows)
