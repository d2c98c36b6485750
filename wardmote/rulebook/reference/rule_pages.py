"""Pages on rules: disclosure, questions, settings."""

import re
from dataclasses import fields

from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.disclosure import Profile
from wardmote.rulebook.linking import Linking
from wardmote.rulebook.reference.markdown import bullets, origin, page, table
from wardmote.rulebook.rule import Rule
from wardmote.rulebook.settings import Meetings, Prioritisation, Quality, Settings


def disclosure_page(book: Rulebook) -> str:
    """Every disclosure profile and audience."""
    audiences = table(
        ("Who", "What they see", "Made safe first"),
        ((a.title, a.sees, "yes" if a.protected else "no") for a in book.audiences),
    )
    lead = "How each source's numbers are made safe before anyone reads them, and who reads which."
    profiles = (_profile(profile) for profile in book.disclosure)
    return page("Disclosure", lead, *profiles, f"## Who reads\n\n{audiences}")


def _profile(profile: Profile) -> str:
    facts = [
        f"Suits: {profile.for_what}",
        f"Rounded to {profile.base}; fewer than {profile.smallest_count} are not told apart; "
        f"neither is ever set below {profile.never_below}.",
        f"A number rests on {profile.smallest_premises} premises or more; one may hold no more "
        f"than {profile.dominance_one:.0%} of it, two no more than {profile.dominance_two:.0%}.",
        f"Smallest place: {profile.area_grain}. Shortest period: {profile.ward_period} for a "
        f"ward, {profile.area_period} for an area.",
        f"Beside each table: “{profile.words}”",
    ]
    return f"## {profile.title} (`{profile.name}`)\n\n{bullets(facts)}\n\n{origin(profile)}"


def questions_page(book: Rulebook) -> str:
    """What an audit must answer, with the dates of its changes."""
    rows = (
        (q.key, q.title, q.asks, q.in_force_from, q.in_force_to or "", q.source)
        for q in book.questions
    )
    shown = table(("", "Title", "Asks", "From", "To (exclusive)", "Source"), rows)
    parts = table(("Part", "Asks"), ((p.title, p.asks) for p in book.audit.parts.values()))
    lead = "What a strategic assessment shall include, in our words; none is held for Wales yet."
    return page("Questions", lead, shown, f"## The four parts of an audit\n\n{parts}")


def settings_page(book: Rulebook) -> str:
    """The numbers that analyses, priorities and quality grades turn on."""
    lead = "Choices of this project, open to a partnership's own. None is a rule of law."
    return page(
        "Settings",
        lead,
        f"## Audit\n\n{_named(book.audit)}\n\n{origin(book.audit)}",
        _prioritisation(book.prioritisation),
        _meetings(book.meetings),
        _quality(book.quality),
        _linking(book.linking),
    )


def _prioritisation(matrix: Prioritisation) -> str:
    factors = table(
        ("Factor", "Asks", "Read from", "Weight", "Bands 2, 3, 4 from"),
        (
            (f.title, f.asks, f.measure, f"{f.weight:g}", ", ".join(f"{b:g}" for b in f.bands))
            for f in matrix.factors.values()
        ),
    )
    models = "Models that it learns from:\n\n" + bullets(matrix.models)
    return "\n\n".join(
        [f"## {matrix.title}", matrix.method, factors, _named(matrix), models, origin(matrix)]
    )


def _meetings(meetings: Meetings) -> str:
    by = f"Decisions in writing are taken by {meetings.decided_by}."
    costs = table(
        ("Rank", "Pounds an hour"), ((f"`{k}`", v) for k, v in meetings.pounds_an_hour.items())
    )
    return "\n\n".join(["## Meetings", by, _named(meetings), costs, origin(meetings)])


def _quality(quality: Quality) -> str:
    thresholds = table(
        ("Measure", "Problem", "What is measured", "Why it matters", "B, C, D from"),
        (
            (f"`{name}`", t.problem, t.title, t.why, ", ".join(f"{b:g}" for b in t.bounds))
            for name, t in quality.thresholds.items()
        ),
    )
    return "\n\n".join(["## Data quality", thresholds, _named(quality), origin(quality)])


def _linking(linking: Linking) -> str:
    may = table(
        ("Datasets", "For", "Gateways", "Why"),
        (
            (", ".join(f"`{name}`" for name in row.datasets), ", ".join(row.purposes),
             ", ".join(row.gateways), row.why)
            for row in linking.may
        ),
    )  # fmt: skip
    compared = table(
        ("Kind of event", "Told by", "Why", "Limit"),
        (
            (row.kind, "; ".join(
                f"`{name}`: {', '.join(told.categories)}, of which the sub-category says "
                f"{' or '.join(f'“{word}”' for word in told.words)}"
                for name, told in row.told.items()), row.why, row.limit)
            for row in linking.compare
        ),
    )  # fmt: skip
    parts = [may, "Of what it may be estimated how many none told of:", compared]
    return "\n\n".join(["## What may be linked", *parts, _named(linking), origin(linking)])


def _named(settings: Settings) -> str:
    """The plain numbers among settings."""
    told = {field.name for field in fields(Rule)}
    values = {f.name: settings[f.name] for f in fields(settings) if f.name not in told}
    meanings = _meanings(type(settings))
    rows = [
        (f"`{name}`", ", ".join(map(str, value)) if isinstance(value, tuple) else value,
         meanings[name])
        for name, value in values.items()
        if isinstance(value, int | float) or (isinstance(value, tuple) and _numbers(value))
    ]  # fmt: skip
    return table(("Setting", "Value", "What it is"), rows)


def _meanings(kind: type) -> dict[str, str]:
    """What a class says of each of its attributes, in the "name: meaning" lines of its words."""
    lines = re.findall(r"^ {4,8}(\w+): (.+)$", kind.__doc__ or "", re.MULTILINE)
    return {name: meaning.rstrip(".") for name, meaning in lines}


def _numbers(values: tuple[object, ...]) -> bool:
    return all(isinstance(value, int | float) for value in values)
