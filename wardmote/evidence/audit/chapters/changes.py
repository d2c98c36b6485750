"""What has changed: against last year and the years before, and month by month."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, many, number, percent
from wardmote.evidence.disclosure import Exhibit, Figure, Finding

CLEAR = ("up", "down")
STEPS = ("step up", "step down")
DIRECTION = {"up": "worse", "down": "better", "no clear change": "same"}
UNUSUAL = {"above limits": "unusually high", "below limits": "unusually low"}
GAP = "gap"
MOST_LINES = 6


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """Rises and falls that chance does not explain, steps, and what cannot be compared."""
    told = numbers.changes[numbers.changes["category"] != ALL]
    whole = numbers.changes[numbers.changes["category"] == ALL]
    clear = told[told["verdict"].isin(CLEAR)].sort_values("count", ascending=False)
    findings = [_changed(brief, row) for row in each(clear)]
    findings += _steps(brief, numbers)
    findings += [_whole(brief, row) for row in each(_wholes(numbers, whole))]
    findings += _gaps(brief, whole)
    exhibits = [_compared(brief, told)] if told["previous"].notna().any() else []
    return Chapter(
        id="changes",
        title="What has changed",
        question="b",
        intro=(
            "A change is named only where chance alone would rarely bring it about, and only "
            "between years whose data were supplied whole." + _still(told),
        ),
        findings=tuple(findings),
        exhibits=(*exhibits, *_lines(brief, numbers, told)),
    )


def _wholes(numbers: Numbers, whole: pd.DataFrame) -> pd.DataFrame:
    """The totals worth a word: those that changed, and the main one whether it did or not."""
    main = whole["dataset"] == numbers.main_dataset
    told = whole["verdict"].isin(CLEAR) | (main & whole["verdict"].isin(DIRECTION))
    return whole[told & ~numbers.is_repeated(whole)]


def _still(told: pd.DataFrame) -> str:
    still = int((told["verdict"] == "no clear change").sum())
    shown = "shows" if still == 1 else "show"
    return f" {still} of {many(len(told), 'category')} {shown} no clear change." if still else ""


def _figure(brief: Brief, row: Any) -> Figure:
    return brief.figure(row.percent, "% change", row.percent_low, row.percent_high)


def _against(brief: Brief, row: Any) -> str:
    """The change in words: from what to what, and the range it may really be."""
    word = "rose" if row.percent > 0 else "fell"
    least, most = sorted((abs(row.percent_low), abs(row.percent_high)))
    return (
        f"{word} by {percent(abs(row.percent))} on the year before, from {number(row.previous)} "
        f"to {number(row.count)} (95% interval: {percent(least)} to {percent(most)})"
    )


def _mean(row: Any) -> str:
    if row.earlier_years < 2 or row.mean_verdict not in CLEAR:
        return ""
    word = "above" if row.mean_verdict == "up" else "below"
    return (
        f" It is {percent(abs(row.percent_to_mean))} {word} the mean of the "
        f"{int(row.earlier_years)} years before."
    )


def _whole(brief: Brief, row: Any) -> Finding:
    title = brief.dataset(row.dataset).title
    said = (
        f"{title}: the total {_against(brief, row)}.{_mean(row)}"
        if row.verdict in CLEAR
        else f"{title}: the total shows no clear change on the year before "
        f"({number(row.previous)} then, {number(row.count)} now)."
    )
    return brief.finding(
        f"{row.dataset}.change",
        said,
        _figure(brief, row),
        dataset=row.dataset,
        question="b",
        theme=title,
        would_change="A change in how events are reported or recorded would look the same.",
        exhibits=("changes.compared",),
        direction=DIRECTION[row.verdict],
    )


def _changed(brief: Brief, row: Any) -> Finding:
    return brief.finding(
        f"{row.dataset}.{row.category}.change",
        f"{brief.theme(row.category)} {_against(brief, row)}.{_mean(row)}",
        _figure(brief, row),
        dataset=row.dataset,
        category=row.category,
        question="b",
        theme=brief.theme(row.category),
        would_change="A change in how events are reported or recorded would look the same.",
        exhibits=("changes.compared", *_line_id(row)),
        direction=DIRECTION[row.verdict],
        plain=(
            f"{brief.plain(row.category)}: {'more' if row.verdict == 'up' else 'fewer'} than the "
            f"year before ({number(row.count)} now, {number(row.previous)} then)."
        ),
    )


def _line_id(row: Any) -> tuple[str, ...]:
    return (f"changes.{row.dataset}.{row.category}",)


def _steps(brief: Brief, numbers: Numbers) -> list[Finding]:
    steps = numbers.controls.series
    steps = steps[steps["verdict"].isin(STEPS) & (steps["category"] != ALL)]
    return [_step(brief, row) for row in each(steps)]


def _step(brief: Brief, row: Any) -> Finding:
    moved = (row.step_ratio - 1) * 100
    word = "higher" if moved > 0 else "lower"
    return brief.finding(
        f"{row.dataset}.{row.category}.step",
        f"{brief.theme(row.category)} moved to a new level in {brief.month(row.step_month)}: "
        f"{percent(abs(moved))} {word} than before, season allowed for.",
        brief.figure(moved, "% step"),
        dataset=row.dataset,
        category=row.category,
        question="b",
        theme=brief.theme(row.category),
        would_change=(
            "A change in recording from that month on would make the same step; ask the agency "
            "before acting on it."
        ),
        exhibits=_line_id(row),
        direction="worse" if moved > 0 else "better",
        plain=(
            f"{brief.plain(row.category)}: about {percent(abs(moved))} {word} each month since "
            f"{brief.month(row.step_month)} than before."
        ),
    )


def _gaps(brief: Brief, whole: pd.DataFrame) -> list[Finding]:
    """What was not supplied whole, said as such: a gap in supply is no fall."""
    facts = brief.comparable[brief.comparable["dataset"].isin(whole["dataset"])]
    now = facts[facts["year"] == brief.year].set_index("dataset")
    return [
        finding
        for row in each(whole)
        if (finding := _gap(brief, row, str(now.at[row.dataset, "gaps"]))) is not None
    ]


def _gap(brief: Brief, row: Any, gaps: str) -> Finding | None:
    title = brief.dataset(row.dataset).title
    if row.verdict == "not comparable" and row.reason:
        said = f"{brief.when} cannot be held against the year before, because {row.reason}"
    elif gaps and row.verdict != "not comparable":
        said = (
            f"nothing, or far too little, was supplied for {gaps}. These months are left out of "
            "both years; a gap in supply is no fall"
        )
    else:
        return None
    return brief.finding(
        f"{row.dataset}.not_comparable",
        f"{title}: {said}.",
        brief.figure(None, ""),
        dataset=row.dataset,
        question="b",
        theme=title,
        would_change="The missing months, once supplied.",
    )


def _compared(brief: Brief, told: pd.DataFrame) -> Exhibit:
    table = told[told["previous"].notna()].sort_values("percent", ascending=False)
    table = table.assign(
        title=[
            brief.title_of(d, c) for d, c in zip(table["dataset"], table["category"], strict=True)
        ]
    )
    ups = [brief.mid(c) for c in table.loc[table["verdict"] == "up", "category"]]
    downs = [brief.mid(c) for c in table.loc[table["verdict"] == "down", "category"]]
    said = [f"more {listed(ups[:3])}" if ups else "", f"less {listed(downs[:3])}" if downs else ""]
    said = [words for words in said if words]
    title = listed(said) if said else "no category changed clearly"
    return brief.exhibit(
        "changes.compared",
        f"On the year before: {title}",
        "interval",
        table,
        measure="Change on the year before, with its 95% interval",
        columns={
            "title": "Category",
            "previous": "Year before",
            "count": "This year",
            "percent": "Change (%)",
            "percent_low": "Change, lower end (%)",
            "percent_high": "Change, upper end (%)",
            "verdict": "Verdict",
        },
        encoding={"y": "title", "x": "percent", "low": "percent_low", "high": "percent_high"},
        datasets=sorted(set(table["dataset"])),
        description=(
            f"A dot and an interval for each of {many(len(table), 'category')}. "
            f"{len(ups)} are clearly up, {len(downs)} clearly down."
        ),
    )  # fmt: skip


def _lines(brief: Brief, numbers: Numbers, told: pd.DataFrame) -> list[Exhibit]:
    """The months of the categories that changed, or else of the largest."""
    steps = numbers.controls.series
    stepped = steps.loc[
        steps["verdict"].isin(STEPS) & (steps["category"] != ALL), ["dataset", "category"]
    ]
    clear = told.loc[told["verdict"].isin(CLEAR), ["dataset", "category"]]
    largest = told.nlargest(MOST_LINES, "count")[["dataset", "category"]]
    shown = pd.concat([clear, stepped, largest]).drop_duplicates()
    return [
        exhibit
        for row in each(shown)
        if (exhibit := line(brief, numbers, row.dataset, row.category)) is not None
    ]


def line(brief: Brief, numbers: Numbers, dataset: str, category: str) -> Exhibit | None:
    """One category by month, with what is usual for the season; None where that is not known."""
    months = numbers.controls.months
    rows = months[(months["dataset"] == dataset) & (months["category"] == category)]
    if rows["centre"].isna().all():
        return None
    title = brief.title_of(dataset, category)
    rows = rows.assign(
        special=rows["special"].map(UNUSUAL).fillna("").mask(rows["count"].isna(), GAP)
    )
    odd = rows[rows["special"].isin(UNUSUAL.values())]
    said = (
        f"stood out in {brief.months(list(odd['month'][:3]))}"
        if len(odd)
        else "kept to its usual range"
    )
    return brief.exhibit(
        f"changes.{dataset}.{category}",
        f"{title} {said}",
        "line",
        rows,
        measure="Events recorded each month, with what is usual for the season",
        columns={
            "month": "Month",
            "count": "Events recorded",
            "centre": "Usual for the season",
            "lower": "Lower control limit",
            "upper": "Upper control limit",
            "special": "Stands out",
        },
        encoding={
            "x": "month", "y": "count", "centre": "centre", "lower": "lower", "upper": "upper",
            "mark": "special",
        },
        datasets=[dataset],
        description=(
            f"A line of {many(len(rows), 'month')} with a band for the usual range. "
            f"{many(len(odd), 'month')} outside it; a break in the line is a gap in supply."
        ),
    )  # fmt: skip
