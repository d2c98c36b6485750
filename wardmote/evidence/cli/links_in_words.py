"""What linking found and learned, as a person reads it."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.rows import each
from wardmote.evidence.linking import SameEvents
from wardmote.rulebook import Linking


def told_of(linked: SameEvents, sizes: dict[str, int], rule: Linking) -> dict[str, Any]:
    """Counts of one dataset or two, and the weights they rest on.

    Args:
        linked: what was found.
        sizes: dataset → how many records were looked at.
        rule: how near is near.
    """
    return {
        "datasets": list(sizes),
        "records": sizes,
        "links": len(linked.links),
        "pairs_near": linked.pairs,
        "pairs_by_chance": round(linked.by_chance),
        "beyond_chance": max(round(linked.beyond_chance), 0),
        "weights": _weights(linked.weights, rule),
    }


def _weights(weights: pd.DataFrame, rule: Linking) -> list[dict[str, Any]]:
    """Each learned weight in words, and how many times as likely it makes one event."""
    return [
        {
            "compared": in_words(row.comparison, row.level, rule),
            "of_one_event": round(row.of_one_event, 4),
            "by_chance": round(row.by_chance, 4),
            "times_as_likely": round(2**row.weight, 2),
        }
        for row in each(weights)
    ]


def in_words(comparison: str, level: int, rule: Linking) -> str:
    """A level of a comparison: "1 hour apart", "10 to 25 metres apart", "of another kind"."""
    if comparison == "gap":
        return f"{level} hour{'' if level == 1 else 's'} apart" if level else "in the same hour"
    if comparison == "kind":
        return "of another kind" if level else "of the same kind"
    if not level:
        return f"up to {rule.metres[0]:g} metres apart"
    return f"{rule.metres[level - 1]:g} to {rule.metres[level]:g} metres apart"


def in_a_paragraph(told: dict[str, Any]) -> str:
    """What none of the datasets told of, as `neither_told` has it, and what must hold for it."""
    names = " and ".join(told["datasets"])
    about = f"{names}, {told['kind']}" if "kind" in told else names
    every = "both" if len(told["datasets"]) == 2 else "all of these"
    none = "neither" if every == "both" else "none"
    if "why" in told:
        return f"Not estimated how many {none} told of ({about}): {told['why']}"
    each_told = ", ".join(f"{count:,} by {name}" for name, count in told["told_by"].items())
    holds = "\n".join(f"- {line}" for line in (*told["assumptions"], told["limit"]))
    return (
        f"{about}: {told['told_by_any']:,} events were told of, {each_told}, "
        f"{told['told_by_all']:,} by {every}. About {told['none_told']:,} more were told of by "
        f"{none} ({told['confidence']:.0%} interval {_interval(told)}).{_again(told)} "
        f"{told['method']}\n"
        f"It is an estimate and no count, and right only if these hold:\n{holds}"
    )


def _interval(told: dict[str, Any]) -> str:
    high = "no upper bound" if told["high"] is None else f"{told['high']:,}"
    return f"{told['low']:,} to {high}"


def _again(told: dict[str, Any]) -> str:
    """The estimate by the pairs beyond chance, which no missed link makes larger."""
    other = told.get("beyond_chance")
    if other is None:
        return ""
    return (
        f" By the pairs beyond chance, among which no link is missed, {other['told_by_all']:,} by "
        f"both and about {other['none_told']:,} by neither ({_interval(other)}): where the two "
        "differ, links were missed or made wrongly."
    )
