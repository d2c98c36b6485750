"""A partnership is compared with those most like it, where more are held than a family has."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.evidence.audit.hand_made import RICH, RULES, brief, counts
from wardmote.evidence.audit.chapters import beside
from wardmote.evidence.audit.families import FIGURES, families, family
from wardmote.evidence.audit.numbers import Numbers

SIZE = RULES.audit.family_size
ALIKE = [f"Peer {n}" for n in range(1, SIZE + 1)]
UNLIKE = [f"Far {n}" for n in range(1, SIZE + 1)]


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    """Riverton and as many like it as a family has; and as many of the open country."""
    chance = np.random.default_rng(1)
    names = ["Riverton", *ALIKE, *UNLIKE]
    town = np.array([1.0] * (SIZE + 1) + [0.0] * SIZE)
    spread = chance.uniform(0.97, 1.03, (len(names), 4))
    told = np.column_stack([town * 150_000 + 50_000, town * 4000 + 60, town + 1.5, 8 - 4 * town])
    return pd.DataFrame(told * spread, columns=list(FIGURES)).assign(partnership=names)


def numbers(figures: pd.DataFrame, names: list[str]) -> Numbers:
    """Riverton's counts, and those of its first peer under each of these names."""
    held = counts(RICH)
    rows = held.by_peer
    one = rows[rows["partnership"] == "Peer 1"]
    others = [one.assign(partnership=name) for name in names]
    every = pd.concat([rows[rows["partnership"] == "Riverton"], *others], ignore_index=True)
    return Numbers(replace(held, by_peer=every), replace(brief(RICH), figures=figures))


@pytest.fixture(scope="module")
def more(figures: pd.DataFrame) -> Numbers:
    """Twice as many as a family has."""
    return numbers(figures, ALIKE + UNLIKE)


def compared(told: Numbers, dataset: str = "police_street") -> set[str]:
    points = told.peers.points
    return set(points.loc[points["dataset"] == dataset, "partnership"])


def intro(told: Numbers) -> str:
    return " ".join(beside.write(told.brief, told).intro)


def test_the_funnel_holds_the_family_and_no_other(more: Numbers) -> None:
    assert compared(more) == {"Riverton", *ALIKE}


def test_the_audit_says_by_which_figures_and_how_steady_the_family_is(more: Numbers) -> None:
    said = intro(more)
    assert f"the {SIZE} partnerships most like Riverton by residents, " in said
    assert f"out of {2 * SIZE} whose data are at hand: Peer" in said
    assert f"If any one of these figures were left out, {SIZE} of them would stay." in said


def test_where_no_more_are_held_than_a_family_has_all_are_compared(figures: pd.DataFrame) -> None:
    names = [*ALIKE[:-2], *UNLIKE[:2]]
    told = numbers(figures, names)
    assert compared(told) == {"Riverton", *names}
    assert f"Compared are all {SIZE + 1} partnerships whose data are at hand" in intro(told)


def test_without_figures_all_are_compared(figures: pd.DataFrame) -> None:
    told = numbers(figures.iloc[:0], ALIKE + UNLIKE)
    assert compared(told) == {"Riverton", *ALIKE, *UNLIKE}


def test_a_dataset_that_few_hold_keeps_all_of_them(more: Numbers) -> None:
    rows = more.counts.by_peer
    few = rows[(rows["dataset"] != "council_asb") | rows["partnership"].isin(UNLIKE[:7])]
    told = Numbers(replace(more.counts, by_peer=few), more.brief)
    assert compared(told, "council_asb") == set(UNLIKE[:7])
    assert compared(told) == {"Riverton", *ALIKE}
    assert "Of all else, compared are all 7 partnerships" in intro(told)


def test_a_figure_that_is_not_known_of_all_is_left_out(figures: pd.DataFrame) -> None:
    lacking = figures.assign(household_size=figures["household_size"].where(figures.index > 3))
    found = family(lacking, of="Riverton", among=ALIKE + UNLIKE, size=SIZE)
    assert found is not None
    assert "household_size" not in found.variables


def test_every_partnership_has_a_family_in_the_national_table(figures: pd.DataFrame) -> None:
    found = families(figures, size=SIZE - 1)
    assert found.groupby("partnership").size().unique().tolist() == [SIZE - 1]
    own = found[found["partnership"] == UNLIKE[0]]
    assert set(own["peer"]) == set(UNLIKE[1:])
    assert own["distance"].is_monotonic_increasing
    assert set(own["apart_most"]) <= set(FIGURES.values())
    assert families(figures, size=2 * SIZE).empty
