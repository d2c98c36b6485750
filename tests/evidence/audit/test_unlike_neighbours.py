"""A quiet area planted among busy ones is told to the analyst, and to nobody else."""

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.evidence.audit import hand_made
from wardmote.evidence.audit.chapters.where import area_map
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.records import AREA_COLUMNS

DATASET = "police_street"
HELD = {DATASET: {"burglary": 2400}}
QUIET = "A10"  # the second row's third, all four neighbours of it busy
BUSY = ("A02", "A09", "A11", "A18")


def numbers(seed, busy, base=1):
    rng = np.random.default_rng(seed)
    rows = [
        (DATASET, "burglary", year, area, rng.poisson(400 if area in busy else 40))
        for year in hand_made.YEARS
        for area in hand_made.CODES
    ]
    by_area = pd.DataFrame(rows, columns=AREA_COLUMNS).astype({"count": float})
    counts = replace(hand_made.counts(HELD), by_area=by_area, base=base)
    return Numbers(counts, hand_made.brief(HELD, base=base))


def told(found):
    return area_map(found.brief, found, DATASET, ALL).table


def test_a_quiet_area_among_busy_ones_is_told():
    table = told(numbers(1, BUSY)).set_index("area")
    assert table.at[QUIET, "beside"] == "low, its neighbours high"


def test_where_all_areas_are_alike_but_for_chance_nothing_is_told():
    assert not [seed for seed in range(3) if "beside" in told(numbers(seed, ())).columns]


def test_the_public_is_told_no_area_against_its_neighbours():
    assert "beside" not in told(numbers(1, BUSY, base=5)).columns
