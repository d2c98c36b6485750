"""How much of a theme there is and how grave it is, and what has not clearly changed."""

from typing import Any

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Theme
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import many, not_told, number, percent, rate, signed
from wardmote.evidence.disclosure import Exhibit, Finding


def write(brief: Brief, numbers: Numbers, theme: Theme) -> Chapter:
    """Count and harm of each kind, side by side; kinds of two agencies are not added together."""
    rows = numbers.harm.categories.set_index(["dataset", "category"]).loc[list(theme.keys)]
    rates = numbers.totals.drop(columns="count").set_index(["dataset", "category"])
    table = rows.join(rates).reset_index()
    table = table.assign(
        title=[brief.title_of(*key) for key in theme.keys],
        told_by=[brief.dataset(name).title for name, _ in theme.keys],
        count_share=100 * table["count_share"],
        harm_share=100 * table["harm_share"],
    )
    return Chapter(
        id="amount",
        title="How much there is, and how grave it is",
        question="a",
        findings=tuple(_level(brief, row) for row in each(table)),
        exhibits=(_side_by_side(brief, table),),
    )


def _level(brief: Brief, row: Any) -> Finding:
    """One kind's count, rate, and part of the whole by count and by harm."""
    unit, whole = brief.unit(row.dataset), brief.dataset(row.dataset).title
    per = f"{number(brief.per)} {row.denominator}"
    rated = (
        "" if row.rate != row.rate
        else f", {rate(row.rate)} for every {per} (95% interval: {rate(row.rate_low)} to "
        f"{rate(row.rate_high)})"
    )  # fmt: skip
    harm = (
        "its harm has no weight and is not known" if row.harm_share != row.harm_share
        else f"{percent(row.harm_share)} of the harm that can be weighed"
    )  # fmt: skip
    return brief.finding(
        f"{row.dataset}.{row.category}.amount",
        f"{row.title} ({whole}): {number(row.count)} {unit} in {brief.when}{rated}. That is "
        f"{percent(row.count_share)} of that dataset's count; {harm}.",
        brief.figure(row.count, unit, row.low, row.high),
        dataset=row.dataset,
        category=row.category,
        question="a",
        theme=row.title,
        would_change="A survey of what was never reported could show a different level.",
        caveats=brief.request.harm.limits,
        exhibits=("amount.kinds",),
    )


def _side_by_side(brief: Brief, table: Any) -> Exhibit:
    unit = brief.request.harm.unit
    return brief.exhibit(
        "amount.kinds",
        "Count and harm, side by side",
        "table",
        table,
        measure=f"Events recorded, and harm in {unit} ({brief.request.harm.title})",
        columns={
            "title": "Kind",
            "told_by": "Dataset",
            "count": "Recorded",
            "rate": f"For every {number(brief.per)} residents or households",
            "rate_low": "Rate, lower end (95%)",
            "rate_high": "Rate, upper end (95%)",
            "count_share": "Share of its dataset (%)",
            "harm_low": "Harm, lowest",
            "harm_high": "Harm, highest",
            "harm_share": "Share of harm weighed (%)",
        },
        encoding={},
        datasets=sorted(set(table["dataset"])),
        description=f"A table of {many(len(table), 'kind')} of event with count, rate and harm.",
        notes=(
            "A kind without a weight has unknown harm, not none. Agencies see parts of the same "
            "events, so their counts are never added together.",
        ),
    )


def unchanged(brief: Brief, numbers: Numbers, theme: Theme) -> list[Finding]:
    """Of the kinds that did not clearly change, how many there were then and now."""
    rows = numbers.changes[numbers.changes["verdict"] == "no clear change"]
    return [_same(brief, row) for row in each(rows) if (row.dataset, row.category) in theme.keys]


def _same(brief: Brief, row: Any) -> Finding:
    dataset, category = row.dataset, row.category
    what = brief.title_of(dataset, category)
    return brief.finding(
        f"{dataset}.{category}.change",
        f"{what} shows no clear change on the year before: {number(row.previous)} then, "
        f"{number(row.count)} now ({signed(row.percent)}, 95% interval: "
        f"{signed(row.percent_low)} to {signed(row.percent_high)}"
        f"{not_told(row.percent_low, row.percent_high)}).",
        brief.figure(row.percent, "% change", row.percent_low, row.percent_high),
        dataset=dataset,
        category=category,
        question="b",
        theme=what,
        would_change="Another year's data could show a change too small to tell from chance now.",
        direction="same",
    )
