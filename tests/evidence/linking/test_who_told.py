from dataclasses import replace

import ibis
import pandas as pd
import pytest

from wardmote import rulebook
from wardmote.evidence.analyses.hidden import hidden
from wardmote.evidence.linking import MayNotLink, who_told
from wardmote.evidence.madeup.calls import as_records, told_by
from wardmote.rulebook import MayLink

BOOK = rulebook.load()
RULES = rulebook.on(BOOK.linking.in_force_from.replace(year=2024), "England")
NAMES = ("ambulance_calls", "police_crimes", "police_incidents")
GRANTED = {name: ["audit"] for name in NAMES}
EVENTS = 8000


def ask(told, rules=RULES, granted=GRANTED):
    records = {name: ibis.memtable(as_records(rows)) for name, rows in told.items()}
    return who_told(records, purpose="audit", granted=granted, rules=rules)


def truth(told):
    """The same counts, from the incidents that are known."""
    names = sorted(told)
    every = pd.DataFrame({name: told[name].groupby("incident").size() for name in names}).notna()
    return every.value_counts().to_dict()


def counted(table):
    names = [name for name in table.columns if name != "count"]
    return {tuple(row[:-1]): row[-1] for row in table[[*names, "count"]].itertuples(index=False)}


@pytest.fixture(scope="module")
def told():
    return told_by(EVENTS, {"ambulance_calls": 0.4, "police_crimes": 0.5}, seed=2)


def test_sets_of_tellers_are_counted_nearly_as_they_are(told):
    found, true = counted(ask(told)), truth(told)
    for way, count in true.items():
        assert found[way] == pytest.approx(count, rel=0.12), way


def test_no_record_is_lost_or_counted_twice(told):
    table = ask(told)
    police = table.loc[table["police_crimes"], "count"].sum()
    assert police == len(told["police_crimes"])


def test_the_hidden_part_of_a_made_up_town_is_estimated_within_a_tenth(told):
    names = sorted(told)
    found = hidden(ask(told), sources=names, confidence=0.95, fewest_shared=20)
    print(f"told {found.told}, estimate {found.total:.0f} ({found.low:.0f} to {found.high:.0f})")
    assert found.total == pytest.approx(EVENTS, rel=0.1)
    assert found.told < EVENTS * 0.75


def test_three_datasets_that_may_all_be_linked_are_told_together():
    third = MayLink(
        datasets=("police_crimes", "police_incidents"), purposes=("audit",), gateways=("s17a",),
        why="for this test",
    )  # fmt: skip
    rules = replace(RULES, linking=replace(RULES.linking, may=(*RULES.linking.may, third)))
    shares = {"ambulance_calls": 0.5, "police_crimes": 0.5, "police_incidents": 0.4}
    told = told_by(4000, shares, seed=3)
    found = hidden(ask(told, rules), sources=sorted(told), confidence=0.95, fewest_shared=20)
    print(f"told {found.told}, estimate {found.total:.0f}: {found.model}")
    assert found.total == pytest.approx(4000, rel=0.2)


def test_datasets_of_which_two_may_not_be_linked_are_refused(told):
    rows = told["police_crimes"]
    with pytest.raises(MayNotLink, match="police_crimes with police_incidents"):
        ask(told | {"police_incidents": rows})
