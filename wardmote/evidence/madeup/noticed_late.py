"""Burglaries noticed late: nobody knows when they were, only between when and when."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import stream


def noticed_late(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The rows, a share of them with the moment at which people came back to what was left.

    Whoever left in the morning came back in the afternoon; whoever left later, or went to bed,
    came upon it the next morning. Chance is drawn apart, so that nothing else is another for it.

    Args:
        rows: `happened_on` and `minute` of the day, the first moment at which it can have been.
        seed: the seed of the whole world.

    Returns:
        The same rows with `ended_on` and `ended_minute`, missing where the moment is known.
    """
    plan = settings("agencies")["noticed_late"]
    rng = stream(seed, "burglaries noticed late")
    late = rng.random(len(rows)) < plan["share"]
    back, up = (_minutes(plan[name], len(rows), rng) for name in ("home_again", "morning"))
    hour, (from_hour, to_hour) = rows["minute"] // 60, plan["left_for_work"]
    at_work = (hour >= from_hour) & (hour < to_hour)
    overnight = hour >= to_hour
    ended_on = rows["happened_on"] + pd.to_timedelta(overnight.astype(int), unit="D")
    return rows.assign(
        ended_on=ended_on.where(late),
        ended_minute=pd.Series(np.where(at_work, back, up), rows.index).where(late),
    )


def _minutes(hours: list[float], size: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """So many minutes of the day between two hours of it."""
    return np.round(60 * rng.uniform(hours[0], hours[1], size))
