"""Kinds of event that crowded into a few days of the pack's months."""

import pandas as pd

from wardmote.evidence.audit.pack.looking import Looking
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import day_named, listed, many, number
from wardmote.evidence.disclosure import Exhibit


def crowded(looking: Looking) -> Exhibit | None:
    """The kinds with a fuller run of days than chance explains; None where there is none."""
    found = looking.bursts
    if found.empty:
        return None
    brief, days = looking.brief, looking.settings.pack_burst_days
    names = [brief.title_of(row.dataset, row.category) for row in each(found)]
    shown = found.head(looking.settings.pack_bursts)
    table = pd.DataFrame(
        {
            "what": names[: len(shown)],
            "most": shown["most"].astype(int),
            "first": [day_named(moment) for moment in shown["first_on"]],
            "last": [day_named(moment) for moment in shown["last_on"]],
            "expected": [number(value, 1) for value in shown["expected"]],
        }
    )
    return brief.exhibit(
        "pack.crowded", f"{many(len(found), 'kind')} of event crowded into {days} days", "table",
        table, measure="Events recorded",
        columns={"what": "What", "most": "Events", "first": "From", "last": "To",
                 "expected": f"In {days} days at an even rate"},
        encoding={}, datasets=sorted(set(found["dataset"])),
        description=f"A table of {many(len(table), 'kind')} of event with the days into which "
        "they crowded, how many they were and how many an even rate would give.",
        notes=_notes(looking, names[len(shown) :]),
    )  # fmt: skip


def _notes(looking: Looking, others: list[str]) -> tuple[str, ...]:
    rest = (f"Also: {listed(others)}.",) if others else ()
    share = number(1 / looking.settings.false_discovery_rate)
    return (
        *rest,
        f"The fullest {looking.settings.pack_burst_days} days of each kind whose events tell day "
        "and point, wherever they lie in these months, held against an even rate (scan statistic, "
        f"which allows for having looked everywhere); of those told, 1 in {share} may be chance. "
        "A season or a holiday crowds events as well.",
    )
