"""Every claim of every analysis, with the worlds that it is put to."""

from tests.spec.worlds import (
    bursts,
    change,
    coincide,
    control,
    deprivation,
    displacement,
    forecast,
    gathering,
    hidden,
    hotspots,
    interrupted_series,
    local_moran,
    near_repeats,
    peers,
    people,
    persistence,
    repeats,
    robust_trend,
    special_days,
    stability,
    timing,
    trend,
    two_counts,
)

PUT_TO_WORLDS = (
    hotspots, local_moran, gathering, near_repeats, persistence, stability, coincide, repeats,
    two_counts, bursts, change, trend, robust_trend, control, forecast, special_days, timing,
    deprivation, peers, people, hidden, interrupted_series, displacement,
)  # fmt: skip
TRIALS = [trial for module in PUT_TO_WORLDS for trial in module.TRIALS]
CLAIM_NOTHING = {
    "cells": "counts events by square",
    "aoristic": "shares events out over hours",
    "concentration": "describes, beside what chance gives",
    "counts": "gives rates with exact intervals",
    "density": "draws a surface",
    "harm": "adds up weights",
    "predicting": "measures a choice of areas",
    "priorities": "orders by set weights",
    "similar": "orders by distance",
}
"""Analyses that tell no difference from chance, and so cannot raise a false alarm."""
