"""Pages on what is to be done and what may be amiss: duties, concerns."""

from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.concerns import SEVERITIES, ConcernRule
from wardmote.rulebook.due import Due
from wardmote.rulebook.duties import Duty
from wardmote.rulebook.reference.markdown import bullets, checked, origin, page, table, words

SEVERITY_WORDS = {"breach": "Breaches", "risk": "Risks", "advice": "Advice"}


def duties_page(book: Rulebook) -> str:
    """Every duty, by regime, with the dates of its editions."""
    lead = (
        "What the law, or what was agreed, asks for: by when, with what in it, shown by what. "
        "Adding a regime is adding a file to duties/. Steps are settings of this project."
    )
    regimes = dict.fromkeys(duty.regime for duty in book.duties)
    return page(
        "Duties", lead, *(_regime(name, [d for d in book.duties if d.regime == name])
                          for name in regimes)
    )  # fmt: skip


def _regime(name: str, duties: list[Duty]) -> str:
    return "\n\n".join([f"## `{name}`", *(_duty(duty) for duty in duties)])


def _duty(duty: Duty) -> str:
    facts = [
        f"Law: {duty.act}, {duty.section}",
        f"Due: {due_in_words(duty.due)}" + "; our own day, the law sets none" * duty.due_is_setting,
        f"For: {', '.join(duty.partnerships)}",
        f"Falls on: {words(duty.falls_on) or 'all responsible authorities'}",
        f"Shown by: {'; '.join(duty.evidence)}",
        f"Suggested owner: {duty.owner}",
        f"Checked: {checked(duty.verified, duty.note)}",
    ]
    contents = table(("", "What it contains"), ((part.key, part.text) for part in duty.contents))
    steps = table(
        ("Step", "Working days before"), ((s.title, s.working_days_before) for s in duty.steps)
    )
    parts = [f"### {duty.title} (`{duty.name}`)", duty.what, bullets(facts), contents, steps]
    return "\n\n".join([*(part for part in parts if part), origin(duty)])


def due_in_words(due: Due) -> str:
    """When a rule falls due, in words."""
    said = {
        "yearly": f"each year by {due.yearly} (month and day)",
        "within_year": "within each legal year, from 1 April",
        "standing": "at all times; shown anew each legal year",
        "quarterly_end_of_next_quarter": "for each quarter, by the end of the next",
        "every_months": f"within {due.every_months} months of the last time",
        "every_years": f"every {due.every_years} years from {due.first}",
        "months_after_year": f"months after each legal year: {due.months_after_year}",
        "once": f"once, by {due.once}",
        "days_after": f"within {due.days_after} days of what it is counted from",
        "on_occasion": "when what it is counted from happens",
    }
    return said[due.rule]


def concerns_page(book: Rulebook) -> str:
    """Everything that the partnership's linter looks for."""
    lead = (
        "What the partnership's linter looks for. A breach is of law or of the partnership's own "
        "written word; a risk has been seen to harm partnerships; advice is good practice."
    )
    parts = (
        f"## {SEVERITY_WORDS[severity]}\n\n"
        + _concerns([c for c in book.concerns if c.severity == severity])
        for severity in SEVERITIES
    )
    return page("Concerns", lead, *parts)


def _concerns(concerns: list[ConcernRule]) -> str:
    return table(
        ("Concern", "What is said", "Why", "How to mend it", "Thresholds", "Source"),
        (
            (f"{c.title} (`{c.name}`)", c.sentence, c.why, c.mend, _thresholds(c), _source(c))
            for c in concerns
        ),
    )


def _thresholds(concern: ConcernRule) -> str:
    if not concern.thresholds:
        return ""
    named = ", ".join(f"{name} {value:g}" for name, value in concern.thresholds.items())
    return f"{named} ({concern.threshold_source})"


def _source(concern: ConcernRule) -> str:
    return f"{concern.source}. {', '.join(concern.nation)}"


def scrutiny_page(book: Rulebook) -> str:
    """What a scrutiny committee might ask, and from what each question is built."""
    lead = (
        "Questions in the scrutiny briefing. Each is built from something that is so: a concern, "
        "or a gap that plans and audit show. None is told where its fact is not there."
    )
    asked = table(
        ("Question", "Built from"),
        (
            (q.ask, f"concern `{q.concern}`" if q.concern else f"gap `{q.gap}`")
            for q in book.scrutiny_questions
        ),
    )
    briefing = book.scrutiny_briefings[0]
    beside = f"Plans of these kinds of agency are set side by side: {words(briefing.agencies)}."
    return page("Scrutiny", lead, asked, beside, origin(briefing))
