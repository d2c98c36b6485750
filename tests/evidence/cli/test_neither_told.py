"""When it is not told how many events neither agency told of."""

from dataclasses import replace

import ibis
import pandas as pd
import pytest

from wardmote import rulebook
from wardmote.evidence.cli.links_in_words import in_a_paragraph
from wardmote.evidence.cli.neither_told import neither_told
from wardmote.evidence.madeup.calls import as_records, told_by

BOOK = rulebook.load()
RULES = rulebook.on(BOOK.linking.in_force_from.replace(year=2024), "England")
PAIR = ("ambulance_calls", "police_crimes")
OF_THE_KIND = {
    "ambulance_calls": {"category": "ambulance_call", "subcategory": "Assault"},
    "police_crimes": {
        "category": "violence_against_the_person", "subcategory": "Violence with injury",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def rows():
    told = told_by(1000, dict.fromkeys(PAIR, 0.6), seed=4)
    return {name: as_records(told[name]).assign(**OF_THE_KIND[name]) for name in PAIR}


def ask(rows, allowed=(PAIR,), rules=RULES):
    records = {name: ibis.memtable(table) for name, table in rows.items()}
    granted = {name: ["audit"] for name in records}
    return neither_told(records, allowed, purpose="audit", granted=granted, rules=rules)


def why(rows, rules=RULES):
    (told,) = ask(rows, rules=rules)
    assert "none_told" not in told
    return told["why"]


def changed(rows, name, **columns):
    return rows | {name: rows[name].assign(**columns)}


def test_records_of_another_kind_are_not_compared(rows):
    said = why(changed(rows, "police_crimes", subcategory="Violence without injury"))
    assert "No record of police_crimes is of this kind" in said
    assert "“with injury”" in said
    assert "No record of police_crimes" in why(changed(rows, "police_crimes", category="burglary"))


def test_records_without_a_sub_category_are_not_taken_for_violence(rows):
    said = [None, "Overdose"] * (len(rows["ambulance_calls"]) // 2 + 1)
    blank = changed(rows, "ambulance_calls", subcategory=said[: len(rows["ambulance_calls"])])
    assert "No record of ambulance_calls" in why(blank)


def test_too_few_records_near_each_other_are_refused(rows):
    days = rows["police_crimes"]["happened_on"]
    shuffled = pd.Series(days.sample(frac=1, random_state=1).to_numpy(), index=days.index)
    said = why(changed(rows, "police_crimes", happened_on=shuffled))
    assert "pairs of records are near in time and place, where 200 are needed" in said


def test_too_few_events_in_both_are_refused(rows):
    rules = replace(RULES, linking=replace(RULES.linking, fewest_shared=5000))
    assert "where 5000 are needed" in why(rows, rules)


def test_an_agency_that_hears_of_all_that_the_other_does_is_no_second_source(rows):
    one = rows["police_crimes"].drop_duplicates(["happened_on", "hour"]).iloc[::2]
    same = {
        "ambulance_calls": one.assign(dataset="ambulance_calls", **OF_THE_KIND["ambulance_calls"]),
        "police_crimes": one,
    }
    assert "told of every event of" in why(same)


def test_a_pair_of_which_the_rulebook_compares_nothing_is_told(rows):
    pair = ("ambulance_calls", "police_incidents")
    other = {pair[0]: rows["ambulance_calls"], pair[1]: rows["police_crimes"]}
    (told,) = ask(other, allowed=(pair, ("ambulance_calls",)))
    assert "names no kind of event" in told["why"]
    assert "police_incidents" in in_a_paragraph(told)
