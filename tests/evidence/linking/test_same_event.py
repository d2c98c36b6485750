from dataclasses import replace

import ibis
import numpy as np
import pytest

from wardmote import rulebook
from wardmote.evidence.linking import MayNotLink, TooFewToLearn, repeat_calls, same_events
from wardmote.evidence.madeup.calls import Judged, as_records, calls, judged, told_by

RULES = rulebook.on(rulebook.load().linking.in_force_from.replace(year=2024), "England")
GRANTED = {"ambulance_calls": ["audit"], "police_crimes": ["audit"], "istv": ["audit"]}


def link(tables, purpose="audit", granted=GRANTED, rules=RULES):
    records = {name: ibis.memtable(as_records(rows)) for name, rows in tables.items()}
    return same_events(records, purpose=purpose, granted=granted, rules=rules)


def of_calls(rows, links) -> Judged:
    incident = rows["incident"].to_numpy()
    one, other = (links[name].to_numpy(int) for name in ("row_number", "first_row_number"))
    return judged(incident[one], incident[other], len(rows) - rows["incident"].nunique())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_repeat_calls_are_linked_with_the_precision_and_recall_that_are_aimed_at(seed):
    rows = calls(20_000, again=0.15, seed=seed)
    found = of_calls(rows, link({"ambulance_calls": rows}).links)
    print(f"seed {seed}: precision {found.precision:.3f}, recall {found.recall:.3f}")
    assert found.precision >= 0.96
    assert found.recall >= 0.88


def test_learned_weights_find_more_than_the_fixed_rule_and_are_hardly_less_precise():
    rows = calls(20_000, again=0.15, seed=4)
    near = RULES.quality
    fixed = repeat_calls(
        ibis.memtable(as_records(rows)), minutes=near.repeat_call_minutes,
        metres=near.repeat_call_metres,
    )  # fmt: skip
    by_rule = of_calls(rows, fixed)
    learned = of_calls(rows, link({"ambulance_calls": rows}).links)
    print(f"rule {by_rule}, learned {learned}")
    assert learned.recall > by_rule.recall + 0.03
    assert learned.precision > by_rule.precision - 0.02


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_where_nothing_was_told_twice_nothing_is_linked(seed):
    found = link({"ambulance_calls": calls(20_000, again=0.0, seed=seed)})
    assert len(found.links) <= 2
    assert found.pairs == pytest.approx(found.by_chance, rel=0.1)


def test_what_chance_brings_together_is_known_beforehand():
    rows = calls(20_000, again=0.15, seed=5)
    true = rows.groupby("incident").size()
    of_one_event = (true * (true - 1) / 2).sum()
    found = link({"ambulance_calls": rows})
    assert found.pairs - found.by_chance == pytest.approx(of_one_event, rel=0.1)


def test_events_that_two_agencies_tell_of_are_linked_one_to_one():
    told = told_by(8000, {"ambulance_calls": 0.4, "police_crimes": 0.5}, seed=1)
    links = link(told).links
    one = told["police_crimes"]["incident"].to_numpy()[links["row_number"].to_numpy(int)]
    other = told["ambulance_calls"]["incident"].to_numpy()[links["first_row_number"].to_numpy(int)]
    true = np.intersect1d(*(rows["incident"] for rows in told.values())).size
    found = judged(one, other, true)
    print(f"two agencies: {found}")
    assert set(links["dataset"]) == {"police_crimes"}
    assert not links["row_number"].duplicated().any()
    assert not links["first_row_number"].duplicated().any()
    assert found.precision >= 0.9
    assert found.recall >= 0.85


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_how_many_events_both_told_of_is_known_better_than_which(seed):
    told = told_by(8000, {"ambulance_calls": 0.4, "police_crimes": 0.5}, seed=seed)
    true = np.intersect1d(*(rows["incident"] for rows in told.values())).size
    found = link(told)
    print(f"true {true}, linked {len(found.links)}, beyond chance {found.beyond_chance:.0f}")
    assert found.beyond_chance == pytest.approx(true, rel=0.04)
    assert len(found.links) < true


def test_nothing_about_people_changes_what_is_linked():
    rows = calls(2000, again=0.15, seed=6)
    plain = as_records(rows)
    people = plain.assign(sex="female", age_band="18-24", role="caller", detail="somebody")
    one, other = (
        same_events(
            {"ambulance_calls": ibis.memtable(table)}, purpose="audit", granted=GRANTED, rules=RULES
        )
        for table in (plain, people)
    )
    assert one.links.equals(other.links)


@pytest.mark.parametrize(
    ("datasets", "purpose", "granted", "said"),
    [
        (["ambulance_calls", "istv"], "audit", GRANTED, "does not let ambulance_calls with istv"),
        (["istv", "police_crimes"], "audit", GRANTED, "does not let istv with police_crimes"),
        (["ambulance_calls"], "tasking", GRANTED, "for “tasking”"),
        (["ambulance_calls", "police_crimes"], "audit", {"ambulance_calls": ["audit"]},
         "No live protocol grants police_crimes"),
        (["ambulance_calls", "police_crimes"], "audit", GRANTED | {"police_crimes": ["tasking"]},
         "No live protocol grants police_crimes"),
    ],
)  # fmt: skip
def test_what_may_not_be_linked_is_refused(datasets, purpose, granted, said):
    rows = calls(50, again=0.0, seed=1)
    with pytest.raises(MayNotLink, match=said):
        link(dict.fromkeys(datasets, rows), purpose, granted)


def test_a_gateway_that_is_not_in_force_there_lets_nothing_be_linked():
    scottish = rulebook.on(RULES.day, "Scotland")
    with pytest.raises(MayNotLink, match="s17a"):
        link({"ambulance_calls": calls(50, again=0.0, seed=1)}, rules=scottish)


def test_too_few_calls_to_learn_from_are_refused():
    with pytest.raises(TooFewToLearn, match="are needed to learn from"):
        link({"ambulance_calls": calls(200, again=0.1, seed=1)})


def test_too_short_a_time_is_refused():
    with pytest.raises(TooFewToLearn, match="span"):
        link({"ambulance_calls": calls(2000, again=0.1, seed=1, days=20)})


def test_no_calls_are_refused():
    with pytest.raises(TooFewToLearn):
        link({"ambulance_calls": calls(2000, again=0.1, seed=1).iloc[:0]})


def test_a_higher_probability_links_less():
    rows = calls(8000, again=0.15, seed=7)
    sure = replace(RULES, linking=replace(RULES.linking, least_probability=0.97))
    assert len(link({"ambulance_calls": rows}, rules=sure).links) < len(
        link({"ambulance_calls": rows}).links
    )
