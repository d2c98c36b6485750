"""How many events of one kind none of the linked agencies told of, or why that is not told."""

from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any

import ibis
import numpy as np
import pandas as pd

from wardmote.evidence.analyses.hidden import Hidden, SourcesUnclear, TooFewShared, hidden
from wardmote.evidence.linking import TooFewToLearn, of_kind, same_events, told_once, who_told
from wardmote.rulebook import Compare, Rules

METHOD = (
    "Capture and recapture: Chapman's estimator for two sources, log-linear models for more. See "
    "“The hidden part” in the documentation."
)
NO_KIND = (
    "linking.toml names no kind of event that each of them can tell of, so what none told of "
    "is not estimated."
)


def neither_told(
    records: Mapping[str, ibis.Table],
    allowed: Collection[tuple[str, ...]],
    *,
    purpose: str,
    granted: Mapping[str, Collection[str]],
    rules: Rules,
) -> list[dict[str, Any]]:
    """Of each kind that the rulebook compares: what each told, what several did, what none did.

    Args:
        records: dataset → its records of one place and period.
        allowed: the datasets that may be linked, two by two; others are left alone.
        purpose: what for, a name of `sharing.toml`.
        granted: dataset → purposes for which a live protocol grants it.
        rules: what is compared.

    Returns:
        One for each kind, and for each pair that has none: `datasets`, and `none_told` with its
        interval, or `why` there is none.
    """
    compared = [row for row in rules.linking.compare if set(_pairs(row.told)) <= set(allowed)]
    asked = {"purpose": purpose, "granted": granted, "rules": rules}
    told = [_of(row, records, asked) for row in compared]
    known = {pair for row in compared for pair in _pairs(row.told)}
    pairs = [pair for pair in allowed if len(pair) > 1 and pair not in known]
    return [*told, *({"datasets": list(pair), "why": NO_KIND} for pair in pairs)]


def _pairs(names: Collection[str]) -> list[tuple[str, ...]]:
    return list(combinations(sorted(names), 2))


def _of(
    row: Compare, records: Mapping[str, ibis.Table], asked: Mapping[str, Any]
) -> dict[str, Any]:
    names, rules = sorted(row.told), asked["rules"]
    kept = {
        name: told_once(
            of_kind(records[name], row.told[name]), name, asked["purpose"], rules
        ).cache()
        for name in names
    }
    sizes = {name: int(rows.count().to_pandas()) for name, rows in kept.items()}
    head = {"datasets": names, "kind": row.kind, "records": sizes}
    if none := [name for name, size in sizes.items() if not size]:
        return head | {"why": f"No record of {none[0]} is of this kind: {_asked_of(row, none[0])}."}
    try:
        told = who_told(kept, **asked)
        found = _hidden(told, names, rules)
    except (TooFewToLearn, TooFewShared, SourcesUnclear) as why:
        return head | {"why": str(why)}
    said = head | _counted(told, names) | _estimated(found) | _what_holds(found, row, rules)
    return said | ({"beyond_chance": _beyond_chance(kept, told, asked)} if len(names) == 2 else {})


def _hidden(told: pd.DataFrame, names: list[str], rules: Rules) -> Hidden:
    return hidden(
        told, sources=names, confidence=rules.audit.confidence,
        fewest_shared=rules.linking.fewest_shared,
    )  # fmt: skip


def _beyond_chance(
    kept: Mapping[str, ibis.Table], told: pd.DataFrame, asked: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The same of two, by the pairs beyond chance: it misses no link, and says of none which."""
    names = sorted(kept)
    one, other = (int(told.loc[told[name], "count"].sum()) for name in names)
    both = min(max(round(same_events(kept, **asked).beyond_chance), 0), one, other)
    ways = pd.DataFrame([(True, True), (True, False), (False, True)], columns=names)
    try:
        found = _hidden(ways.assign(count=[both, one - both, other - both]), names, asked["rules"])
    except (TooFewShared, SourcesUnclear):
        return None
    return {"told_by_all": both, **_estimated(found)}


def _asked_of(row: Compare, name: str) -> str:
    told = row.told[name]
    words = " or ".join(f"“{word}”" for word in told.words)
    return f"of {' or '.join(told.categories)}, with {words} in its sub-category (linking.toml)"


def _counted(told: pd.DataFrame, names: list[str]) -> dict[str, Any]:
    """Events, later calls left out: told by each, by all of them, and by any."""
    count = told["count"]
    return {
        "told_by": {name: int(count[told[name]].sum()) for name in names},
        "told_by_all": int(count[told[names].all(axis=1)].sum()),
        "told_by_any": int(count.sum()),
    }


def _estimated(found: Hidden) -> dict[str, Any]:
    """What none told of, with its interval; `high` is None where the figures set no bound."""
    low, middle, high = (end - found.told for end in (found.low, found.total, found.high))
    return {
        "none_told": round(middle),
        "low": round(low),
        "high": round(high) if np.isfinite(high) else None,
    }


def _what_holds(found: Hidden, row: Compare, rules: Rules) -> dict[str, Any]:
    """The method, and what must hold for the estimate to do so."""
    return {
        "confidence": rules.audit.confidence,
        "method": METHOD,
        "model": found.model,
        "limit": row.limit,
        "assumptions": list(found.assumptions),
    }
