from dataclasses import replace

import pandas as pd
import pytest

from tests.evidence.audit import hand_made
from wardmote.evidence.audit.factors import COLUMNS, factor_values, keys, parted
from wardmote.evidence.records import Period

BRIEF = hand_made.brief(hand_made.RICH)
RESIDENTS = 60_000
PAIRS = [("police_street", "burglary"), ("police_street", "drugs")]


def pairs(**columns):
    """One row per pair, with these columns."""
    named = pd.DataFrame(PAIRS, columns=["dataset", "category"])
    return named.assign(**columns)


def none(*columns):
    return pd.DataFrame(columns=["dataset", "category", *columns])


def values(**given):
    tables = {
        "totals": none("count"),
        "changes": none("mean_verdict", "ratio_to_mean", "earlier_years"),
        "harm": none("harm_low", "harm_high", "harm_share"),
        "concern": none("share", "answers"),
        **given,
    }
    found = factor_values(BRIEF, **tables)
    assert list(found.columns) == COLUMNS
    return {(row.category, row.factor): (row.value, row.source) for row in found.itertuples()}


def test_frequency_is_events_for_every_thousand_residents():
    found = values(totals=pairs(count=[600, 60]))
    said = "600 events among 60,000 residents"
    assert found["police_street.burglary", "frequency"] == (600 / RESIDENTS * 1000, said)


def test_the_frequency_of_a_month_is_that_of_a_year():
    """The bands are of a year: a month's count would put everything in the lowest."""
    month = replace(BRIEF.request, period=Period.parse("2016-07"))
    found = factor_values(
        replace(BRIEF, request=month), totals=pairs(count=[600, 60]),
        changes=none("mean_verdict", "ratio_to_mean", "earlier_years"),
        harm=none("harm_low", "harm_high", "harm_share"), concern=none("share", "answers"),
    )  # fmt: skip
    assert found["value"].tolist() == pytest.approx([120, 12])


def test_a_clear_rise_is_a_share_and_a_change_within_chance_is_none():
    found = values(
        changes=pairs(
            mean_verdict=["up", "no clear change"], ratio_to_mean=[1.5, 1.1], earlier_years=[3, 1]
        )
    )
    assert found == {
        ("police_street.burglary", "trend"): (0.5, "up against the mean of the 3 years before"),
        ("police_street.drugs", "trend"): (0.0, "no clear change against the year before"),
    }


@pytest.mark.parametrize("verdict", ["not comparable", "too few"])
def test_a_change_that_cannot_be_told_is_not_known(verdict):
    found = values(
        changes=pairs(mean_verdict=["down", verdict], ratio_to_mean=[0.5, 3], earlier_years=[2, 0])
    )
    assert found == {
        ("police_street.burglary", "trend"): (-0.5, "down against the mean of the 2 years before")
    }


def test_harm_is_known_only_where_a_weight_is():
    found = values(
        harm=pairs(harm_low=[60.0, None], harm_high=[140.0, None], harm_share=[1.0, None])
    )
    assert found == {("police_street.burglary", "harm"): (1.0, "100% of all weighed harm")}


def test_shares_of_harm_are_of_all_the_harm_that_is_known():
    found = values(
        harm=pairs(harm_low=[60.0, 200.0], harm_high=[140.0, 400.0], harm_share=[0.25, 0.75])
    )
    assert [value for value, _ in found.values()] == [0.25, 0.75]


def test_a_concern_goes_to_every_dataset_that_counts_the_category():
    concern = pd.DataFrame(
        {"dataset": "resident_survey", "category": ["burglary", "safety_by_day"],
         "share": [0.4, 0.9], "answers": [1200, 300]}
    )  # fmt: skip
    found = values(totals=pairs(count=[600, 60]), concern=concern)
    assert found["police_street.burglary", "concern"] == (0.4, "1,200 residents with a view")
    assert [key for key in found if key[1] == "concern"] == [("police_street.burglary", "concern")]


def test_nothing_known_is_an_empty_table():
    assert values() == {}


def test_the_name_of_a_matter_can_be_parted_again():
    assert [parted(key) for key in keys(pairs())] == PAIRS
