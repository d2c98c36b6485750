"""Writes to duties: open a year, see to a duty, give evidence, note what happened."""

from wardmote.partnership.duties.changes.doing import (
    begin,
    finish,
    put_down,
    reopen,
    set_aside,
    tick_contents,
    tick_steps,
)
from wardmote.partnership.duties.changes.evidence import give_evidence, remove_evidence
from wardmote.partnership.duties.changes.facilitators import end_facilitator, name_facilitator
from wardmote.partnership.duties.changes.keeping import assign, move, plan_steps
from wardmote.partnership.duties.changes.occasions import note_occasion
from wardmote.partnership.duties.changes.opening import open_year
from wardmote.partnership.duties.changes.plans import (
    add_plan,
    change_plan,
    remove_passage,
    remove_plan,
    say_of_theme,
)

__all__ = [
    "add_plan", "assign", "begin", "change_plan", "end_facilitator", "finish", "give_evidence",
    "move", "name_facilitator", "note_occasion", "open_year", "plan_steps", "put_down",
    "remove_evidence", "remove_passage", "remove_plan", "reopen", "say_of_theme", "set_aside",
    "tick_contents", "tick_steps",
]  # fmt: skip
