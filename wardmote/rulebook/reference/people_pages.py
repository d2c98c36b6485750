"""Pages on who takes part: kinds of agency and their part in law, ranks, structures."""

from wardmote.rulebook.bodies import ROLES, Body, StatutoryRole
from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.reference.markdown import checked, origin, page, table, when, words
from wardmote.rulebook.structures import Structure

ROLE_WORDS = {
    "responsible": "Responsible authorities",
    "must_cooperate": "Bodies that must co-operate",
    "must_invite": "Classes of which one body at least must be invited",
}


def bodies_page(book: Rulebook) -> str:
    """Every kind of agency, and the part that the law gives it."""
    lead = (
        "Kinds of agency, and the part that the law gives them, by nation and date. The list is "
        "open. “Not checked” means that this part of the law was not read for this project."
    )
    roles = (
        f"## {ROLE_WORDS[kind]}\n\n{_roles([r for r in book.statutory_roles if r.role == kind])}"
        for kind in ROLES
    )
    kinds = table(
        ("Kind", "Name", "Sector", "Also", "Where", "When", "Source"),
        (
            (f"`{b.name}`", b.title, b.sector, _also(b), ", ".join(b.nation), when(b), b.source)
            for b in book.bodies
        ),
    )
    return page("Bodies", lead, *roles, f"## Kinds of agency\n\n{kinds}")


def _also(body: Body) -> str:
    told = [("third sector", body.is_third_sector), ("equality body", body.is_equality)]
    return "; ".join([word for word, holds in told if holds] + [body.note] * bool(body.note))


def _roles(roles: list[StatutoryRole]) -> str:
    return table(
        ("Who", "Kinds of agency", "Partnerships", "Where", "When", "Law", "Checked"),
        (
            (r.title, words(r.bodies), ", ".join(r.partnerships), ", ".join(r.nation), when(r),
             f"{r.act}, {r.section}", checked(r.verified, r.note))
            for r in roles
        ),
    )  # fmt: skip


def ranks_page(book: Rulebook) -> str:
    """The five levels of rank, and what kinds of agency call them."""
    rows = (
        (r.level, r.title, "yes" if r.is_senior else "no",
         "; ".join(f"{kind}: {title}" for kind, title in r.titles.items()))
        for r in book.ranks
    )  # fmt: skip
    lead = "Five levels of rank, so that people of different agencies can be told of in one breath."
    shown = table(("Level", "Name", "Senior", "What agencies call it"), rows)
    return page("Ranks", lead, shown, origin(book.ranks[0]))


def arrangements_page(book: Rulebook) -> str:
    """What is asked of arrangements, and how involved agencies were elsewhere."""
    lead = "What is asked of an arrangement to work together, by what it rests on and its risk."
    asked = table(
        ("What", "Why", "Asked of", "From risk"),
        ((p.title, p.about, ", ".join(p.asked_of), p.from_risk) for p in book.papers),
    )
    found = table(
        ("Kinds of agency", "What was found", "Source"),
        ((words(b.kinds), b.told, b.source) for b in book.benchmarks),
    )
    elsewhere = f"## How involved agencies were elsewhere\n\n{found}"
    return page("Arrangements", lead, asked, origin(book.papers[0]), elsewhere)


def maturity_page(book: Rulebook) -> str:
    """Stages of a partnership, and what shows each."""
    lead = (
        "How far a partnership has come, and what shows it. At two stages partnerships struggle; "
        "those are in the words of their source."
    )
    stages = table(
        ("Stage", "What it is like", "Struggle on the way into it", "Source"),
        ((f"{s.order}. {s.title}", s.about, s.choke, s.source) for s in book.maturity),
    )
    signs = table(
        ("What shows it", "Stage", "Next step", "Source"),
        ((s.says, f"`{s.stage}`", s.next_step, s.source) for s in book.maturity_signs),
    )
    return page("Maturity", lead, stages, f"## What shows a stage\n\n{signs}")


def plans_page(book: Rulebook) -> str:
    """Kinds of plan that law or a document names, and when two are out of step."""
    lead = (
        "Kinds of plan that law or a document names; any other is typed in. And when agencies’ "
        "plans are out of step with each other or with the partnership’s audit."
    )
    kinds = table(
        ("Kind", "Name", "Whose", "Where", "When", "Source"),
        (
            (f"`{k.name}`", k.title, "the partnership" if k.is_own else "an agency, or several",
             ", ".join(k.nation), when(k), k.source)
            for k in book.plan_kinds
        ),
    )  # fmt: skip
    cycles = table(
        ("Where", "Its audit", "Its plan", "Agreed too soon before an audit",
         "Can be agreed together"),
        (
            (", ".join(c.nation), words(c.audits) or "none", words(c.plans) or "none",
             f"{c.audit_ahead_days} days or fewer", f"within {c.together_days} days")
            for c in book.plan_cycles
        ),
    )  # fmt: skip
    step = f"## When plans are out of step\n\n{cycles}\n\n{origin(book.plan_cycles[0])}"
    return page("Plans", lead, kinds, step)


def structures_page(book: Rulebook) -> str:
    """Every template of groups."""
    lead = "Templates of groups to begin with, and to change. None is best."
    return page("Structures", lead, *(_structure(structure) for structure in book.structures))


def _structure(structure: Structure) -> str:
    names = {group.key: group.name for group in structure.groups}
    groups = table(
        ("Group", "Reports to", "Function", "Say", "What for", "Kinds of member"),
        (
            (g.name, names.get(g.parent, ""), g.function, g.say,
             g.purpose + " Ends on a set day." * g.is_time_limited, words(g.members))
            for g in structure.groups
        ),
    )  # fmt: skip
    heading = f"## {structure.title} (`{structure.name}`)"
    return "\n\n".join([heading, structure.about, groups, origin(structure)])


def workbench_page(book: Rulebook) -> str:
    """The parts of the work of whoever runs a partnership."""
    lead = "The parts of the officer's workbench, and which duties and pages belong to each."
    parts = table(
        ("Part", "What it is", "Duties", "Pages"),
        (
            (p.title, p.about, words(p.duties),
             words(p.pages) + "all others" * p.takes_the_rest)
            for p in book.workbench
        ),
    )  # fmt: skip
    return page("Workbench", lead, parts, origin(book.workbench[0]))
