"""What residents call a concern, topic by topic."""

import pandas as pd

from wardmote.evidence.records import rounding_variance
from wardmote.evidence.records.intervals import share_interval

CONCERN, NO_CONCERN = "concern", "no concern"


def concern(replies: pd.DataFrame, *, confidence: float, fewest: float, base: int) -> pd.DataFrame:
    """The share of those with a view who call each topic a concern.

    Args:
        replies: `dataset`, `category`, `part` (the reply), `count`, of one year.
        confidence: of the intervals, such as 0.95.
        fewest: answers with a view below which a topic is not told.
        base: what each count is a multiple of.

    Returns:
        One row per dataset × topic, the most worrying first: `answers` (with a view), `share`,
        `low`, `high` [0 to 1].
    """
    wide = replies.pivot_table(
        index=["dataset", "category"], columns="part", values="count", aggfunc="sum"
    )
    wide = wide.reindex(columns=[CONCERN, NO_CONCERN]).fillna(0.0)
    table = wide.index.to_frame(index=False)
    table["answers"] = wide.sum(axis=1).to_numpy()
    table["share"] = wide[CONCERN].to_numpy() / table["answers"].where(table["answers"] > 0)
    table["low"], table["high"] = share_interval(
        wide[CONCERN],
        table["answers"],
        confidence=confidence,
        extra_variance=rounding_variance(base),
    )
    told = table[table["answers"] >= fewest]
    return told.sort_values("share", ascending=False, ignore_index=True)
