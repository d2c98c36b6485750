"""In a place where nothing happens but chance, an audit finds something no oftener than it says."""

import calendar

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from tests.evidence.audit import hand_made
from wardmote.evidence.audit.chapters.lasting import MEANS
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.records import AREA_COLUMNS, PART_COLUMNS, Counts

TRIALS = 30
DATASET = "police_street"
CRIME = 0.72  # of Pellbridge
FAMILIES = ("hot areas", "changes", "steps", "trends", "seasons", "deprivation", "lasting")


def flat(seed):
    """Counts of flat rates: every area and month alike but for chance and its days."""
    rng = np.random.default_rng(seed)
    ground, years = hand_made.ground().areas, hand_made.REQUEST.years
    areas, parts = [], []
    for name, habit in settings("habits")["police"].items():
        a_day = habit["rate"] * CRIME * ground["residents"].to_numpy() / 365_000
        for year in years:
            days = [calendar.monthrange(month.year, month.month)[1] for month in year.months]
            drawn = rng.poisson(a_day[:, None] * days)
            key = (DATASET, name, year.label)
            areas += [(*key, a, n) for a, n in zip(ground["area"], drawn.sum(axis=1), strict=True)]
            parts += [
                (*key, "month", f"{month:%Y-%m}", n)
                for month, n in zip(year.months, drawn.sum(axis=0), strict=True)
            ]
    return Counts(
        by_area=pd.DataFrame(areas, columns=AREA_COLUMNS).astype({"count": float}),
        by_part=pd.DataFrame(parts, columns=PART_COLUMNS).astype({"count": float}),
    )


def alarms(seed):
    """Which families of tests find anything."""
    held = {DATASET: dict.fromkeys(settings("habits")["police"], 1)}
    brief = hand_made.brief(held, years=[year.label for year in hand_made.REQUEST.years])
    numbers = Numbers(flat(seed), brief)
    return {
        "hot areas": numbers.hotspots["hot"].any(),
        "changes": numbers.changes["verdict"].isin(["up", "down"]).any(),
        "steps": numbers.controls.series["verdict"].isin(["step up", "step down"]).any(),
        "trends": numbers.trends.series["verdict"].isin(["up", "down"]).any(),
        "seasons": (numbers.season.series["verdict"] == "uneven").any(),
        "lasting": numbers.stability(DATASET)["verdict"].isin(MEANS).any(),
        "deprivation": numbers.deprivation.series["verdict"].str.contains("where").any(),
    }


@pytest.fixture(scope="module")
def trials():
    return pd.DataFrame([alarms(seed) for seed in range(TRIALS)])


@pytest.mark.parametrize("family", FAMILIES)
def test_false_alarms_come_no_oftener_than_is_stated(trials, family):
    stated = hand_made.RULES.audit.false_discovery_rate
    assert trials[family].sum() <= stats.binom.ppf(0.999, TRIALS, stated)
