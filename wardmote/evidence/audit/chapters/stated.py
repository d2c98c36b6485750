"""What the law asks for and no number can answer: said plainly where it was not supplied."""

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.words import listed


def plan(brief: Brief, numbers: Numbers) -> Chapter:
    """How far last year's plan was carried out."""
    return Chapter(
        id="plan",
        title="What came of last year's plan",
        question="f",
        not_supplied=(
            "Last year's partnership plan and the state of its actions: without them nobody can "
            "say how far it was carried out.",
        ),
    )


def provision(brief: Brief, numbers: Numbers) -> Chapter:
    """What is already being done, by whom, and what is missing."""
    agencies = sorted({str(agency) for agency in brief.sources["agency"]})
    missing = sorted(
        {d.agency for d in brief.request.rules.datasets.values() if d.paragraph} - set(agencies)
    )
    intro = [f"Data came from: {listed(agencies)}."]
    if missing:
        intro.append(f"Nothing came from: {listed(missing)}. Their part of the picture is missing.")
    return Chapter(
        id="provision",
        title="What is being done, and what is missing",
        question="provision",
        intro=tuple(intro),
        not_supplied=(
            "A list of services: who does what about each problem, for whom, with what money, "
            "and where there is nobody.",
        ),
    )


def options(brief: Brief, numbers: Numbers) -> Chapter:
    """What could be done about what came first."""
    first = [brief.mid(c) for c in numbers.first_categories]
    intro = (
        f"By the matrix, {listed(first)} would come first. For each, ask for a problem profile: "
        "where exactly, when, who is harmed, by whom, why there, what has been tried. Then choose "
        "from what is known to work, with its cost."
        if first
        else "Too little is known to put one matter before another."
    )
    return Chapter(
        id="options",
        title="What could be done",
        question="options",
        intro=(intro,),
        not_supplied=("Partners' proposals, with their costs and the evidence for them.",),
    )
