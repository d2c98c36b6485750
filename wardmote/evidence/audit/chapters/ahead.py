"""What to expect in the months ahead, if all goes on as before."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each, grouped
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, many, number
from wardmote.evidence.disclosure import Exhibit, Finding

TABLE = "ahead.months"
IF = "if all goes on as before"


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The main dataset and its largest categories, a few months on, with bounds that were tried."""
    dataset = numbers.main_dataset
    found = numbers.forecast(dataset, [ALL, *_largest(numbers, dataset)])
    told = {category: rows for (category,), rows in grouped(found.months, "category")}
    methods = found.series.set_index("category")["method"]
    whole = [told[ALL]] if ALL in told else []
    return Chapter(
        id="ahead",
        title="What to expect next",
        question="b",
        intro=(
            "What has been is carried on: no target, and no promise. The bounds are as wide as "
            "the same way of telling erred in this place's own past months. In one month of "
            "twenty the count lies outside them by chance.",
        ),
        findings=tuple(
            expected(brief, rows, dataset=dataset, exhibits=(f"ahead.{dataset}", TABLE))
            for rows in whole
        ),
        exhibits=(
            *(_fan(brief, numbers, dataset, rows) for rows in whole),
            *([_table(brief, dataset, told, methods)] if told else []),
        ),
        not_supplied=() if whole else (_too_short(brief, dataset),),
    )


def _largest(numbers: Numbers, dataset: str) -> list[str]:
    """The categories of the dataset with most events in the audited year."""
    rows = numbers.totals[numbers.totals["dataset"] == dataset]
    return [
        str(name) for name in rows.nlargest(numbers.settings.forecast_kinds, "count")["category"]
    ]


def _too_short(brief: Brief, dataset: str) -> str:
    return (
        f"Months enough of {brief.dataset(dataset).title} to try a forecast on: about four years, "
        "without long gaps."
    )


def _bounds(row: Any) -> str:
    return f"{number(row.expected)} in {row.said} ({number(row.low)} to {number(row.high)})"


def expected(
    brief: Brief, rows: pd.DataFrame, *, dataset: str, category: str = "",
    exhibits: tuple[str, ...] = (),
) -> Finding:  # fmt: skip
    """The months ahead of a dataset, or of one of its categories, each with its bounds."""
    what = brief.title_of(dataset, category) if category else brief.dataset(dataset).title
    unit, first = brief.unit(dataset), rows.iloc[0]
    said = [_bounds(row) for row in each(rows.assign(said=[brief.month(m) for m in rows["month"]]))]
    return brief.finding(
        ".".join(filter(None, (dataset, category, "ahead"))),
        f"{what}: {IF}, about {listed(said)} {unit} are to be expected, each with its 95% bounds.",
        brief.figure(
            float(first["expected"]), f"{unit} expected in {brief.month(first['month'])}",
            float(first["low"]), float(first["high"]),
        ),
        dataset=dataset,
        category=category,
        question="b",
        theme=what,
        would_change="A new law, a closed street or a new way of recording is in no past error.",
        caveats=("The bounds are each month's own and are not to be added up.",),
        exhibits=exhibits,
        plain=f"{what}: about {number(first['expected'])} in {brief.month(first['month'])}, {IF}.",
    )  # fmt: skip


def _fan(brief: Brief, numbers: Numbers, dataset: str, rows: pd.DataFrame) -> Exhibit:
    """The months as recorded, and the months ahead with their bounds."""
    seen = numbers.controls.months
    seen = seen[(seen["dataset"] == dataset) & (seen["category"] == ALL)][["month", "count"]]
    table = pd.concat([seen, rows.assign(count=float("nan"))])
    table = table.reindex(columns=["month", "count", "expected", "low", "high"]).round()
    last = rows.iloc[-1]
    return brief.exhibit(
        f"ahead.{dataset}",
        f"{brief.dataset(dataset).title}: about "
        f"{number(rows['expected'].iloc[0])} expected in {brief.month(rows['month'].iloc[0])}",
        "line",
        table,
        measure="Events recorded each month, and expected in the months ahead with 95% bounds",
        columns={
            "month": "Month",
            "count": "Events recorded",
            "expected": "Events expected",
            "low": "Lower bound (95%)",
            "high": "Upper bound (95%)",
        },
        encoding={"x": "month", "y": "count", "centre": "expected", "low": "low", "high": "high"},
        datasets=[dataset],
        description=(
            f"A line of {many(len(seen), 'month')} as recorded, then a band for "
            f"{many(len(rows), 'month')} ahead, which in {brief.month(last['month'])} reaches from "
            f"{number(last['low'])} to {number(last['high'])}."
        ),
    )


def _table(
    brief: Brief, dataset: str, told: dict[str, pd.DataFrame], methods: "pd.Series[str]"
) -> Exhibit:
    """Each kind told, by month ahead, with the way that erred less."""
    titles = {c: "All categories" if c == ALL else brief.title_of(dataset, c) for c in told}
    rows = pd.concat(told.values())
    table = rows.assign(title=rows["category"].map(titles), way=rows["category"].map(methods))
    table = table.round({"expected": 0, "low": 0, "high": 0})
    return brief.exhibit(
        TABLE,
        f"What to expect in the months ahead, by kind, {IF}",
        "table",
        table,
        measure="Events expected in each month ahead, with 95% bounds",
        columns={
            "title": "Category",
            "month": "Month",
            "expected": "Events expected",
            "low": "Lower bound (95%)",
            "high": "Upper bound (95%)",
            "way": "The way that erred less so far",
        },
        encoding={},
        datasets=[dataset],
        description=f"A table of {many(len(table), 'row')}: each kind of event by month ahead.",
        notes=("Of a kind whose past is too short or too small, nothing is told.",),
    )
