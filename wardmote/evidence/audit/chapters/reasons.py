"""Why it changed: what the data can say of it, and what only people who know the place can."""

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.records import GRADES

CHANGES_NOTHING = GRADES[:2]
EXPLAINS = ("incomplete", "not co-terminous", "inaccessible", "inaccurate")


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """Changes in the data that could pass for changes in the world."""
    notes = [
        note.sentence
        for note in brief.quality
        if note.problem in EXPLAINS and note.grade not in CHANGES_NOTHING
    ]
    return Chapter(
        id="reasons",
        title="Why it changed",
        question="c",
        intro=(
            "Numbers say that something changed, seldom why. Before a change is put down to what "
            "people did, look at how the data changed:",
            *(notes or ["Nothing was found in the data that would explain a change by itself."]),
        ),
        not_supplied=(
            "What partners know of the causes: operations, new premises, changes of service or "
            "of recording. Each agency's representative should add it before sign-off.",
        ),
    )
