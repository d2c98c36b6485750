"""When a theme happens: its months, days and hours, each against an even share."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.when import DAYS, SPLITS
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Key
from wardmote.evidence.audit.rows import grouped
from wardmote.evidence.disclosure import Exhibit

WORDS = {"month": "month", "weekday": "day of the week", "hour": "hour of the day"}


def exhibits(brief: Brief, numbers: Numbers, keys: tuple[Key, ...]) -> list[Exhibit]:
    """One bar chart of each kind by month, weekday and hour, where enough is known."""
    return [
        _parts(brief, dataset, category, split, rows)
        for table in (numbers.season, numbers.timing)
        for (dataset, category, split), rows in grouped(
            _enough(table.parts, table.series), "dataset", "category", "split"
        )
        if (dataset, category) in keys
    ]


def _enough(parts: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    told = series.loc[series["verdict"] != "too few", ["dataset", "category", "split", "verdict"]]
    return parts.merge(told, on=["dataset", "category", "split"])


def _parts(brief: Brief, dataset: str, category: str, split: str, rows: pd.DataFrame) -> Exhibit:
    what, by = brief.title_of(dataset, category), WORDS[split]
    table = rows.assign(
        part=[_named(split, str(part)) for part in rows["part"]], share=100 * rows["share"],
        even=100 * rows["expected_share"],
    )  # fmt: skip
    verdict = str(rows["verdict"].iloc[0])
    together = ", with the years before it" if split == "month" else ""
    told = "uneven" if verdict == "uneven" else "no clear pattern"
    return brief.exhibit(
        f"when.{dataset}.{category}.{split}",
        f"{what} by {by}: {told}",
        "bar",
        table,
        measure=f"Share of {brief.unit(dataset)} by {by}{together}",
        columns={
            "part": by.capitalize(),
            "count": brief.unit(dataset).capitalize(),
            "share": f"Share of {brief.unit(dataset)} (%)",
            "even": "If it were even (%)",
        },
        encoding={"y": "part", "x": "share", "levels": list(table["part"])},
        datasets=[dataset],
        description=(
            f"A bar for each of the {SPLITS[split]}. The longest is "
            f"{table.sort_values('share')['part'].iloc[-1]}."
        ),
    )


def _named(split: str, part: str) -> str:
    if split == "month":
        return pd.Timestamp(f"{part}-01").strftime("%B")
    return DAYS.get(part, part) if split == "weekday" else f"{part}:00"
