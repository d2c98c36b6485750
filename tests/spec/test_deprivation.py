import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from wardmote.evidence.analyses.deprivation import Deprivation, deprivation

DECILES = np.repeat(np.arange(1, 11), 8)
AREAS = pd.DataFrame(
    {"area": [f"a{i}" for i in range(80)], "deprivation_decile": DECILES, "residents": 1000.0}
)


def graded(
    counts: np.ndarray | dict[str, np.ndarray],
    *,
    areas: pd.DataFrame = AREAS,
    fewest_areas: int = 3,
    base: int = 1,
) -> Deprivation:
    series = counts if isinstance(counts, dict) else {"robbery": counts}
    table = pd.concat(
        pd.DataFrame({"category": name, "area": areas["area"], "count": values})
        for name, values in series.items()
    ).assign(dataset="police")
    return deprivation(
        table[table["count"] > 0], areas=areas, per={"police": "residents"}, per_number=1000,
        confidence=0.95, false_discovery_rate=0.05, fewest_areas=fewest_areas, fewest_events=20,
        base=base,
    )  # fmt: skip


def steep(seed: int = 1) -> np.ndarray:
    deprived = 1 - (DECILES - 0.5) / 10
    return np.random.default_rng(seed).poisson(10 * np.exp(np.log(4) * deprived)).astype(float)


def test_rates_are_told_for_each_tenth_of_deprivation() -> None:
    groups = graded(np.where(DECILES == 1, 30.0, 10.0)).groups.set_index("group")
    assert groups.loc[1, ["areas", "denominator_count", "count", "rate"]].tolist() == [
        8, 8000, 240, 30,
    ]  # fmt: skip
    assert groups.loc[10, "rate"] == 10
    assert groups.loc[1, "low"] < 30 < groups.loc[1, "high"]


def test_a_planted_fourfold_gradient_is_found() -> None:
    row = graded(steep()).series.iloc[0]
    assert row["relative_low"] < 4 < row["relative_high"]
    assert row["verdict"] == "more where deprived"
    assert row["slope_index"] == pytest.approx(30, rel=0.2)  # 40 at one end, 10 at the other


def test_the_other_way_round_is_told_as_less() -> None:
    assert graded(steep()[::-1]).series["verdict"].tolist() == ["less where deprived"]


def test_the_relative_index_is_that_of_statsmodels() -> None:
    counts, people = steep(2), np.linspace(500, 3000, 80)
    told = graded(counts, areas=AREAS.assign(residents=people)).series.iloc[0]
    mass = pd.Series(people).groupby(DECILES).sum()
    middle = (mass.cumsum() - mass / 2) / mass.sum()
    design = sm.add_constant(1 - pd.Series(DECILES).map(middle).to_numpy())
    model = sm.GLM(counts, design, family=sm.families.Poisson(), offset=np.log(people))
    result = model.fit(scale="X2", tol=1e-12)
    assert result.scale > 1  # else ours would be the wider
    assert told["relative_index"] == pytest.approx(np.exp(result.params[1]))
    reach = stats.t.isf(0.025, 78) * result.bse[1]
    assert told["relative_high"] == pytest.approx(np.exp(result.params[1] + reach))


def test_the_slope_index_is_the_difference_between_the_two_ends() -> None:
    row = graded(steep(3)).series.iloc[0]
    least = row["slope_index"] / (row["relative_index"] - 1)
    assert least == pytest.approx(10, rel=0.25)
    assert row["slope_low"] < row["slope_index"] < row["slope_high"]


def test_areas_without_a_tenth_or_residents_are_left_out() -> None:
    areas = AREAS.assign(residents=AREAS["residents"].where(AREAS["area"] != "a0"))
    areas["deprivation_decile"] = areas["deprivation_decile"].where(areas["area"] != "a1")
    groups = graded(np.full(80, 10.0), areas=areas).groups.set_index("group")
    assert groups.loc[1, ["areas", "count"]].tolist() == [6, 60]


def test_a_tenth_of_few_areas_says_so() -> None:
    groups = graded(steep(), fewest_areas=9).groups
    assert not groups["enough"].any()
    assert graded(steep(), fewest_areas=9).series["verdict"].tolist() == ["too few"]


def test_a_partnership_all_of_one_tenth_has_no_gradient() -> None:
    row = graded(steep(), areas=AREAS.assign(deprivation_decile=4)).series.iloc[0]
    assert row["verdict"] == "too few"


def test_rounding_widens_a_groups_interval() -> None:
    exact, rounded = graded(steep()).groups, graded(steep(), base=5).groups
    assert (rounded["high"] > exact["high"]).all()


def test_without_deprivation_the_tables_are_empty() -> None:
    told = graded(steep(), areas=AREAS.assign(deprivation_decile=np.nan))
    assert told.groups.empty
    assert told.series["verdict"].tolist() == ["too few"]


def test_where_no_dataset_has_a_denominator_the_series_keeps_its_columns() -> None:
    told = graded(np.zeros(80))
    assert told.series.empty
    assert set(told.series) == set(graded(steep()).series)
