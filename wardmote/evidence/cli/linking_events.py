"""What `wardmote link` does: look for one event told twice, where rules and protocols allow it."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import ibis
import pandas as pd

from wardmote import rulebook
from wardmote.evidence.cli.links_in_words import told_of
from wardmote.evidence.cli.neither_told import neither_told
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.linking import (
    MayNotLink,
    TooFewToLearn,
    check_may_link,
    count_repeat_calls,
    same_events,
    tells_calls,
)
from wardmote.evidence.places import Places
from wardmote.evidence.records import Period
from wardmote.evidence.store import Store
from wardmote.rulebook import Rules

Tell = Callable[[str], None]
KEYS = ["dataset", "delivery", "row_number", "first_dataset", "first_delivery", "first_row_number"]
HANDLING = "Restricted: not for publication"
CAVEAT = (
    "A link is a likelihood, good for counting and no ground for acting on one record. In made-up "
    "towns 96 to 99 links in 100 were right and 88 to 95 in 100 were found; at busy doors, such as "
    "a railway station, fewer are right."
)


@dataclass(frozen=True)
class Wanted:
    """What was asked at the command line.

    Attributes:
        partnership: its name or code.
        period: of which months.
        nation: England, Wales or Scotland.
        purpose: what for, a name of `sharing.toml`.
        granted: dataset → purposes for which a live protocol grants it.
        datasets: one or two to link; none for all that can be.
    """

    partnership: str
    period: Period
    nation: str
    purpose: str
    granted: Mapping[str, Collection[str]]
    datasets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """Counts of links, and the keys of what is linked.

    Attributes:
        told: one for each dataset and pair: what was found, as JSON has it.
        refused: one for each that may not be linked or cannot be: `datasets`, `why`, `no_rule`
            (no row of the rulebook speaks of them).
        links: one row per link: `KEYS` and `probability`; no word of any record.
        neither: what none of several datasets told of, as `neither_told` has it.
    """

    told: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    links: list[pd.DataFrame] = field(default_factory=list)
    neither: list[dict[str, Any]] = field(default_factory=list)


def link_events(wanted: Wanted, store: Path, data: Path, *, tell: Tell) -> Found:
    """Link calls of one dataset, and events of two, of one partnership and period.

    Raises:
        UnknownName: no such partnership, or no dataset held tells day, hour and place.
        MayNotLink: the datasets that were named may not be linked.
    """
    rules = rulebook.on(wanted.period.months[-1], wanted.nation)
    if wanted.datasets:
        _check(wanted.datasets, wanted, rules)
    with Store.open(store) as opened:
        return _found(opened, Places.open(data, cache=store), wanted, rules, tell)


def _found(store: Store, places: Places, wanted: Wanted, rules: Rules, tell: Tell) -> Found:
    """Everything that may be linked, linked; records of nothing else are read."""
    found, allowed = Found(), []
    for names in _asked(wanted, _held(store, wanted, rules)):
        try:
            _check(names, wanted, rules)
        except MayNotLink as why:
            no_rule = rules.linking.allowed(names, wanted.purpose) is None
            found.refused.append({"datasets": list(names), "why": str(why), "no_rule": no_rule})
        else:
            allowed.append(names)
    here = _here(places, wanted)
    read = {name for names in allowed for name in names}
    records = {name: _within(store.records(name), places, here, wanted) for name in sorted(read)}
    for names in allowed:
        tell(" with ".join(names))
        _link(found, {name: records[name] for name in names}, wanted, rules)
    asked = {"purpose": wanted.purpose, "granted": wanted.granted, "rules": rules}
    found.neither.extend(neither_told(records, allowed, **asked))  # type: ignore[arg-type]
    return found


def _check(names: Collection[str], wanted: Wanted, rules: Rules) -> None:
    check_may_link(names, purpose=wanted.purpose, granted=wanted.granted, rules=rules)


def _held(store: Store, wanted: Wanted, rules: Rules) -> list[str]:
    """The datasets to look at that are held and tell day, hour and place."""
    held = [n for n in store.datasets() if n in rules.datasets and tells_calls(rules.datasets[n])]
    if not held or set(wanted.datasets) - set(held):
        raise UnknownName(
            "The store holds no events by day, hour and place of "
            f"{' and '.join(wanted.datasets) or 'any dataset'}. See `wardmote held`."
        )
    return sorted(held)


def _here(places: Places, wanted: Wanted) -> ibis.Table:
    code = places.named_partnership(wanted.partnership, wanted.period).code
    reach = places.membership(wanted.period)
    return ibis.memtable(reach.loc[reach["partnership_code"] == code, ["area"]])


def _within(records: ibis.Table, places: Places, here: ibis.Table, wanted: Wanted) -> ibis.Table:
    """The partnership's records of the period."""
    start, end = wanted.period.start, wanted.period.end
    dated = records.filter(records.month >= start, records.month < end)
    return places.locate(dated, wanted.period).semi_join(here, "area").cache()


def _asked(wanted: Wanted, held: list[str]) -> list[tuple[str, ...]]:
    """Which datasets to link: those named, or each by itself and each two."""
    if wanted.datasets:
        return [tuple(sorted(wanted.datasets))]
    return [*((name,) for name in held), *combinations(held, 2)]


def _link(found: Found, records: dict[str, ibis.Table], wanted: Wanted, rules: Rules) -> None:
    """Link one dataset or two; where there is too little to learn from, say so."""
    fixed = _by_fixed_rule(records, wanted, rules) if len(records) == 1 else {}
    try:
        linked = same_events(records, purpose=wanted.purpose, granted=wanted.granted, rules=rules)
    except TooFewToLearn as why:
        told = {"datasets": list(records), "why": str(why), "no_rule": False, **fixed}
        found.refused.append(told)
        return
    sizes = {name: int(rows.count().to_pandas()) for name, rows in records.items()}
    found.told.append({**told_of(linked, sizes, rules.linking), **fixed})
    found.links.append(linked.links[[*KEYS, "probability"]])


def _by_fixed_rule(records: dict[str, ibis.Table], wanted: Wanted, rules: Rules) -> dict[str, Any]:
    """Repeat calls of one dataset as audits count them, which needs no learning."""
    ((name, rows),) = records.items()
    counted = count_repeat_calls(rows, rules.datasets[name], wanted.period, rules)
    return {"repeat_calls_by_fixed_rule": counted}


def write_links(found: Found, path: Path) -> None:
    """Write the keys of what is linked: rows of deliveries, nothing of what they tell.

    Only the file's owner may read it, and every row says how it is to be handled.
    """
    none = pd.DataFrame(columns=[*KEYS, "probability"])
    table = pd.concat(found.links, ignore_index=True) if found.links else none
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    os.chmod(path, 0o600)
    table.assign(handling=HANDLING).to_csv(path, index=False)
