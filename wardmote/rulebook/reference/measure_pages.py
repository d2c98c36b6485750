"""Pages on measures: harm weights and indicators."""

from collections.abc import Mapping

from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.harm import HarmEdition, Weight
from wardmote.rulebook.indicators import Denominator, Indicator, Numerator
from wardmote.rulebook.reference.markdown import bullets, origin, page, table, words


def harm_page(book: Rulebook) -> str:
    """Every edition of harm weights."""
    lead = (
        "How grave an event is, by edition. A kind of event that an edition does not weigh has "
        "unknown harm, not none; count and harm are always shown side by side."
    )
    return page("Harm weights", lead, *(_edition(edition) for edition in book.harm))


def _edition(edition: HarmEdition) -> str:
    facts = [
        f"Publisher: {edition.publisher}, {edition.published.year}.",
        f"Unit: {edition.unit}.",
        f"Not valid in: {', '.join(edition.not_valid_in) or 'nowhere'}.",
        *edition.limits,
    ]
    kinds = (("Weights", edition.weights), ("Finer than our categories", edition.finer_weights))
    tables = [f"### {title}\n\n{_weights(weights)}" for title, weights in kinds if weights]
    head = f"## {edition.title} (`{edition.name}`)"
    return "\n\n".join([head, bullets(facts), *tables, origin(edition)])


def _weights(weights: Mapping[str, Weight]) -> str:
    return table(
        ("Kind of event", "Low", "High", "What the figure is"),
        ((f"`{kind}`", f"{w.low:g}", f"{w.high:g}", w.what) for kind, w in weights.items()),
    )


def indicators_page(book: Rulebook) -> str:
    """Every indicator."""
    index = table(
        ("Indicator", "Kind", "Better", "Read", "Review by"),
        ((i.title, i.kind, i.better, i.frequency, i.review_on) for i in book.indicators),
    )
    lead = "The figures that a partnership watches: each says what spoils it."
    return page("Indicators", lead, index, *(_indicator(i) for i in book.indicators))


def _indicator(indicator: Indicator) -> str:
    facts = [
        f"Counted: {_counted(indicator.numerator)}.",
        f"Held against: {_held_against(indicator.denominator)}.",
        f"What spoils it: {' '.join(indicator.limits)}",
        f"Written by {indicator.written_by}; review by {indicator.review_on}.",
    ]
    head = f"## {indicator.title} (`{indicator.name}`)"
    return "\n\n".join([head, indicator.why, bullets(facts), origin(indicator)])


def _counted(numerator: Numerator) -> str:
    filters = (
        ("categories", numerator.categories),
        ("severity", numerator.severities),
        ("role", numerator.roles),
        ("outcome", numerator.outcomes),
    )
    said = [f"{name} {words(kept)}" for name, kept in filters if kept]
    return "; ".join([f"rows of `{numerator.dataset}`", *said])


def _held_against(denominator: Denominator) -> str:
    if denominator.of == "none":
        return "nothing: it is a count"
    if denominator.of != "records":
        return f"{denominator.per:,} {denominator.of}"
    filters = (("categories", denominator.categories), ("outcome", denominator.outcomes))
    said = [f"{name} {words(kept)}" for name, kept in filters if kept]
    return "; ".join([f"{denominator.per:,} rows of the same dataset", *said])
