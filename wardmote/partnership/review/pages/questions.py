"""Questions worth asking: each built from a fact, told with its evidence; none is made up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.pages.plans import Alignment, misses, moment_words
from wardmote.partnership.review.concerns import gather, in_words
from wardmote.partnership.review.pages.compared import Compared, silences
from wardmote.partnership.review.pages.public_audit import PublicAudit
from wardmote.partnership.website.tables import Table, day


@dataclass(frozen=True)
class Ask:
    """A question, the fact that it is built from, and where that fact comes from."""

    question: str
    evidence: str
    source: str


@dataclass(frozen=True)
class Gap:
    """A fact that is no concern, and that a question can be built from."""

    gap: str
    facts: dict[str, str]
    evidence: str
    source: str


def questions(
    partnership: Partnership, *, told: Compared, seen: Alignment, audit: PublicAudit | None,
    on: date,
) -> tuple[Ask, ...]:  # fmt: skip
    """All of them, in the rulebook's order."""
    gaps = [*_gaps_in_plans(told, seen), *_gaps_in_audit(audit)]
    held = rulebook.on(on, partnership.nation).scrutiny_questions
    concerns = list(_of_concerns(partnership, held.values(), on))
    asked = [*concerns, *_of_gaps(gaps, held.values())]
    places = {name: place for place, name in enumerate(held)}
    return tuple(ask for _name, ask in sorted(asked, key=lambda pair: places[pair[0]]))


def _of_concerns(
    partnership: Partnership, rows: Iterable[rulebook.ScrutinyQuestion], on: date
) -> Iterator[tuple[str, Ask]]:
    """Of every concern that a row is built from; that an officer set it aside hides nothing."""
    by_concern = {row.concern: row for row in rows if row.concern}
    for one in gather(partnership, on):
        row = by_concern.get(one.rule.name)
        if row:
            facts = {name: in_words(fact) for name, fact in one.concern.facts.items()}
            yield row.name, Ask(row.ask.format_map(facts), one.sentence, one.rule.source)


def _of_gaps(
    gaps: Iterable[Gap], rows: Iterable[rulebook.ScrutinyQuestion]
) -> Iterator[tuple[str, Ask]]:
    by_gap = {row.gap: row for row in rows if row.gap}
    for each in gaps:
        row = by_gap.get(each.gap)
        if row:
            yield row.name, Ask(row.ask.format_map(each.facts), each.evidence, each.source)


def _gaps_in_plans(told: Compared, seen: Alignment) -> Iterator[Gap]:
    source = _("The plans, as kept in the workspace")
    for silence in silences(told):
        facts = {"plan": silence.plan, "theme": silence.theme}
        yield Gap("theme_not_in_plan", facts, silence.evidence, source)
    for miss in misses(seen):
        if miss.gap == "ends_differ":
            yield Gap(miss.gap, {}, f"{miss.sentence} {moment_words(seen)}", source)
        else:
            yield Gap(miss.gap, {"plan": miss.plan}, miss.sentence, source)


def _gaps_in_audit(audit: PublicAudit | None) -> Iterator[Gap]:
    if audit is None:
        source = _("The audits that are published")
        yield Gap("no_audit", {}, _("No audit is published here."), source)
        return
    words = {"title": audit.title, "day": day(audit.published_on)}
    source = _("%(title)s, published on %(day)s") % words
    for found in audit.worse:
        yield Gap("got_worse", {"theme": found.theme}, found.sentence, source)


def questions_table(asked: Iterable[Ask]) -> Table:
    """With what each is built from."""
    heads = (_("Question"), _("Why it may be asked"), _("Where that comes from"))
    rows = tuple((each.question, each.evidence, each.source) for each in asked)
    empty = _("Nothing was found that raises a question.")
    return Table("questions", _("Questions worth asking"), heads, rows, empty)
