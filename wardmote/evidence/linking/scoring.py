"""How likely each pair is to be of one event: Splink, its weights learned from the pairs."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.records.intervals import Floats, floats

Shares = list[npt.NDArray[np.float64]]
NAMES = ("gap", "apart", "kind")
ONE_PAIR = "l.pair = r.pair"  # the candidates are listed already
LEARNED_FROM = 100_000  # pairs: more would not move a weight
FEWEST_CHANCE = 0.5  # added to each level, so that none seen by chance is not taken for never


@dataclass(frozen=True)
class Levels:
    """What is compared of each pair, as levels from 0, the nearest.

    Attributes:
        pairs: one row per pair: `gap` (whole hours), `apart` (band of distance), `kind` (0 the
            same category, 1 another); where categories have nothing in common, `kind` is 0.
        sizes: how many levels each has.
    """

    pairs: pd.DataFrame
    sizes: tuple[int, ...]

    def shares(self) -> Shares:
        """Of each comparison, the share of pairs at each level."""
        return [
            (counted := np.bincount(self.pairs[name], minlength=size) + FEWEST_CHANCE)
            / counted.sum()
            for name, size in zip(NAMES, self.sizes, strict=True)
        ]


def scored(levels: Levels, by_chance: Shares, beyond: float) -> tuple[Floats, pd.DataFrame]:
    """The probability that each pair is of one event, and the weights it rests on.

    What chance brings together is known beforehand (pairs weeks apart) and stays fixed; what
    tellings of one event look like is learned from the pairs by expectation maximisation, from
    every so-manieth where they are very many.

    Args:
        levels: the pairs.
        by_chance: the share of pairs of chance at each level (Splink's u).
        beyond: the share of pairs beyond what chance brings together, above 0 and below 1.

    Returns:
        The probabilities, in the pairs' order; and one row per comparison × level: `comparison`,
        `level`, `of_one_event` and `by_chance` [shares], `weight` [bits].

    References:
        Fellegi & Sunter (1969), Journal of the American Statistical Association 64: 1183-1210.
        Splink 5, Ministry of Justice (2026).
    """
    every = -(-len(levels.pairs) // LEARNED_FROM)
    learned = _learned(Levels(levels.pairs.iloc[::every], levels.sizes), by_chance, beyond)
    weights = _weighed(learned, levels)
    bits = np.full(len(levels.pairs), np.log2(beyond / (1 - beyond)))
    for name, rows in weights.groupby("comparison", sort=False):
        bits += floats(rows["weight"])[levels.pairs[str(name)].to_numpy()]
    return 1 / (1 + np.exp2(-bits)), weights


def _learned(levels: Levels, by_chance: Shares, beyond: float) -> pd.DataFrame:
    """The weights, by Splink on DuckDB."""
    import duckdb
    from splink import Linker, SettingsCreator
    from splink.backends.duckdb import DuckDBAPI

    chance = dict(zip(NAMES, by_chance, strict=True))
    asked = [name for name, size in zip(NAMES, levels.sizes, strict=True) if size > 1]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[_comparison(name, chance[name]) for name in asked],
        blocking_rules_to_generate_predictions=[ONE_PAIR],
        probability_two_random_records_match=beyond,
        unique_id_column_name="pair",
        em_convergence=1e-5,
        max_iterations=200,
    )
    with duckdb.connect(":memory:") as connection:
        api = DuckDBAPI(connection=connection)
        sides = [api.register(side) for side in _sides(levels)]
        linker = Linker(sides, settings, log_level="ERROR")
        linker.training.estimate_parameters_using_expectation_maximisation(
            ONE_PAIR,
            estimate_without_term_frequencies=True,
            fix_probability_two_random_records_match=True,
            fix_u_probabilities=True,
        )
        return _shares(linker.misc.save_model_to_json())


def _sides(levels: Levels) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each pair as two records that bear its number: the levels, and noughts to hold them to."""
    told = levels.pairs[list(NAMES)].astype("int8").reset_index(drop=True)
    one = told.assign(pair=np.arange(len(told)))
    return one, (one * 0).assign(pair=one["pair"])


def _comparison(name: str, chance: npt.NDArray[np.float64]) -> dict[str, Any]:
    """One comparison, level by level; the nearer, the likelier at first that it is one event."""
    size = len(chance)
    first = np.arange(size, 0, -1.0) ** 2
    levels = [
        {
            "sql_condition": f"abs({name}_l - {name}_r) = {level}" if level < size - 1 else "ELSE",
            "label_for_charts": f"{name} {level}",
            "m_probability": float(first[level] / first.sum()),
            "u_probability": float(chance[level]),
        }
        for level in range(size)
    ]
    return {"output_column_name": name, "comparison_levels": levels}


def _shares(learned: dict[str, Any]) -> pd.DataFrame:
    rows = [
        (comparison["output_column_name"], level, told["m_probability"], told["u_probability"])
        for comparison in learned["comparisons"]
        for level, told in enumerate(comparison["comparison_levels"])
    ]
    return pd.DataFrame(rows, columns=["comparison", "level", "of_one_event", "by_chance"])


def _weighed(shares: pd.DataFrame, levels: Levels) -> pd.DataFrame:
    """The shares with their weights; of a level that no pair is at, nothing was learned: none."""
    seen = {name: set(levels.pairs[name].unique()) for name in NAMES}
    pairs = zip(shares["comparison"], shares["level"], strict=True)
    at = np.array([level in seen[name] for name, level in pairs], dtype=bool)
    floor = 1e-12  # a level that no telling of one event had
    alike = pd.to_numeric(shares["of_one_event"], errors="coerce").where(at).fillna(0.0)
    weight = np.log2(alike.clip(lower=floor) / shares["by_chance"].astype(float))
    return shares.assign(of_one_event=alike, weight=weight)
