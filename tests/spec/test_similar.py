from math import sqrt
from statistics import fmean, pstdev

import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings

from tests.spec.tables import table
from wardmote.evidence.analyses.similar import NotComparable, similar

TOWNS = table("""
    place | residents | deprivation
    Aston | 100 | 20
    Berry | 110 | 21
    Colne | 100 | 40
    Dover | 300 | 20
    Esher | 320 | 45""")
TWO = ["residents", "deprivation"]


def family(figures=TOWNS, place="Aston", variables=TWO, how_many=2):
    return similar(figures, place=place, variables=variables, how_many=how_many)


def plain_twin(rows, how_many):
    """Standardise by hand, measure by hand, sort."""
    columns = list(zip(*rows, strict=True))
    means, spreads = [fmean(c) for c in columns], [pstdev(c) for c in columns]
    z = [[(v - m) / s for v, m, s in zip(row, means, spreads, strict=True)] for row in rows]
    far = [sqrt(sum((a - b) ** 2 for a, b in zip(z[0], other, strict=True))) for other in z[1:]]
    nearest = sorted(range(len(far)), key=lambda n: (round(far[n] ** 2, 12), f"p{n + 1:02d}"))
    return [(f"p{n + 1:02d}", far[n] / max(far)) for n in nearest[:how_many]]


def test_the_nearest_by_all_figures_together_come_first():
    assert family().places["place"].tolist() == ["Berry", "Colne"]


def test_the_farthest_of_all_lies_at_one():
    every = similar(TOWNS, place="Aston", variables=TWO, how_many=3).places
    assert every["distance"].is_monotonic_increasing
    assert (every["distance"] < 1).all()  # Esher is the farthest, and is not in the family
    assert "Esher" not in set(every["place"])


def test_the_figure_that_sets_two_places_apart_is_named():
    found = family(how_many=3).places.set_index("place")
    assert found.loc["Colne", "apart_most"] == "deprivation"
    assert found.loc["Dover", "apart_most"] == "residents"


def test_units_do_not_matter():
    pounds = TOWNS.assign(residents=TOWNS["residents"] * 1000 + 7)
    pd.testing.assert_frame_equal(family().places, family(pounds).places)


def test_a_neighbour_that_rests_on_one_figure_is_not_steady():
    found = family(how_many=1).places
    assert found["place"].tolist() == ["Berry"]
    # Without residents Dover is as deprived as Aston; without deprivation Colne is as large.
    assert found["steady"].tolist() == [0.0]


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 3), min_size=6, max_size=12), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_families_are_those_of_a_plain_twin(rows, how_many):
    assume(all(len(set(column)) > 1 for column in zip(*rows, strict=True)))
    assume(any(row != rows[0] for row in rows))
    figures = pd.DataFrame(rows, columns=["a", "b", "c"])
    figures["place"] = [f"p{n:02d}" for n in range(len(rows))]
    found = similar(figures, place="p00", variables=["a", "b", "c"], how_many=how_many).places
    expected = plain_twin(rows, how_many)
    assert found["place"].tolist() == [name for name, _ in expected]
    assert found["distance"].to_numpy() == pytest.approx([far for _, far in expected])


def test_a_planted_family_is_found():
    rng = np.random.default_rng(1)
    kinds = np.repeat([0, 1, 2, 3], 15)  # four families of fifteen
    middle = 3.0 * np.array(
        [[1, 1, 1, 1, 1], [1, -1, 1, -1, 0], [-1, 1, -1, 0, 1], [-1, -1, 0, 1, -1]]
    )
    figures = pd.DataFrame(middle[kinds] + rng.normal(0, 0.3, (60, 5)), columns=list("abcde"))
    figures["place"] = [f"p{n:02d}" for n in range(60)]
    found = similar(figures, place="p20", variables=list("abcde"), how_many=14).places
    assert set(found["place"]) == {f"p{n:02d}" for n in range(15, 30)} - {"p20"}
    assert (found["steady"] == 1).all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"place": "Ghent"}, "No figures of Ghent"),
        ({"figures": TOWNS.assign(deprivation=[1, 2, None, 3, 4])}, "deprivation: missing"),
        ({"figures": TOWNS.assign(residents=5)}, "residents: it tells no two places apart"),
        ({"variables": ["residents"]}, "One figure"),
        ({"how_many": 4}, "4 other places, of which 4"),
    ],
)
def test_what_cannot_be_compared_is_refused(change, said):
    with pytest.raises(NotComparable, match=said):
        family(**change)
