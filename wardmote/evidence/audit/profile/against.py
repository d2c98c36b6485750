"""A place against elsewhere in the partnership, and against its own last year."""

from typing import Any

import numpy as np
import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.ratios import KEYS, by_month, more, ratio
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL, with_all
from wardmote.evidence.audit.words import many, number, rate
from wardmote.evidence.disclosure import Exhibit, Finding

CAVEAT = (
    "Held against the people who live there: a place with shops, bars or a station has many "
    "visitors, whom no rate per resident counts. The interval allows for how much areas differ "
    "from each other elsewhere."
)


def kinds(numbers: Numbers, place: Place) -> pd.DataFrame:
    """One row per dataset × category of small areas: `here`, `elsewhere`, `then`, harm."""
    rows = numbers.counts.by_area
    rows = with_all(numbers.events(rows), ["dataset", "year", "area"])
    rows = rows[rows["dataset"].isin(numbers.mapped)]
    inside, now = rows["area"].isin(place.areas), rows["year"] == numbers.brief.year
    before = rows["year"] == numbers.brief.request.years[-2].label
    parts = {"here": inside & now, "elsewhere": ~inside & now, "then": inside & before}
    table = pd.DataFrame({name: rows[one].groupby(KEYS)["count"].sum() for name, one in
                          parts.items()}).fillna(0.0).reset_index()  # fmt: skip
    done = [c != ALL and numbers.brief.category(c).activity for c in table["category"]]
    table = table[~numbers.is_repeated(table) & ~np.array(done, dtype=bool)]
    kinds = table[table["category"] != ALL].groupby("dataset")["here"].max()
    alone = (table["category"] == ALL) & (table["here"] == table["dataset"].map(kinds))
    table = table[~alone].sort_values("here", ascending=False, ignore_index=True)
    return _weighed(numbers, table)


def _weighed(numbers: Numbers, table: pd.DataFrame) -> pd.DataFrame:
    """The same with titles and harm; what has no weight has unknown harm."""
    brief = numbers.brief
    weights = brief.request.harm.weights
    weight = [weights[c].low if c in weights else np.nan for c in table["category"]]
    titles = [
        f"{brief.dataset(row.dataset).title}, all kinds" if row.category == ALL
        else brief.title_of(row.dataset, row.category)
        for row in each(table)
    ]  # fmt: skip
    return table.assign(title=titles, harm=table["here"] * np.array(weight, dtype=float))


def elsewhere(brief: Brief, place: Place, table: pd.DataFrame, rows: pd.DataFrame) -> Chapter:
    """What happens there, and what of it is more than elsewhere."""
    found = [_more(brief, place, row) for row in each(more(rows))]
    return Chapter(
        id="elsewhere",
        title="What happens there, and what is more than elsewhere",
        question="a",
        findings=tuple(found or [_nothing_more(brief, place, table, rows)]),
        exhibits=(_counts(brief, place, table), _ratios(brief, place, rows)),
    )


def _nothing_more(brief: Brief, place: Place, table: pd.DataFrame, rows: pd.DataFrame) -> Finding:
    """That no kind is clearly more, and how many were looked at."""
    kinds = rows[rows["category"] != ALL]
    return brief.finding(
        "place.nothing_more",
        f"Of {many(len(kinds), 'kind')} of event, none is clearly more in {place.title} than "
        f"elsewhere in {brief.name}, for its people.",
        brief.figure(0.0, "kinds clearly more"),
        dataset=str(table["dataset"].iloc[0]),
        question="a",
        theme=place.title,
        would_change="More years: what is only a little more does not show in one.",
        caveats=(CAVEAT,),
        exhibits=("place.ratios",),
    )


def last_year(brief: Brief, numbers: Numbers, place: Place, table: pd.DataFrame) -> Chapter:
    """Each kind against the year before, where both years were supplied whole."""
    sound_names = _sound(brief)
    enough = table["here"] + table["then"] >= numbers.settings.change_minimum
    rows = table[enough & table["dataset"].isin(list(sound_names)) & (table["then"] > 0)].copy()
    rows = ratio(numbers, rows, "here", "then", np.ones(len(rows)), by_month(numbers, rows))
    clear = rows[rows["verdict"].isin(["more", "fewer"]) & (rows["category"] != ALL)]
    found = [_changed(brief, place, row) for row in each(clear)]
    left = sorted({brief.dataset(n).title for n in set(table["dataset"]) - sound_names})
    return Chapter(
        id="changes",
        title="What has changed there",
        question="b",
        findings=tuple(found or _nothing_changed(brief, place, rows)),
        exhibits=(_changes(brief, place, rows),) if len(rows) else (),
        not_supplied=tuple(f"{name}: the two years cannot be compared." for name in left),
    )


def _sound(brief: Brief) -> frozenset[str]:
    """The datasets of which both this year and the one before were supplied whole."""
    facts, years = brief.comparable, [year.label for year in brief.request.years[-2:]]
    sound = facts[facts["year"].isin(years)].groupby("dataset")["comparable"].agg(["all", "size"])
    return frozenset(sound.index[sound["all"] & (sound["size"] == len(years))])


def _more(brief: Brief, place: Place, row: Any) -> Finding:
    return brief.finding(
        f"{row.dataset}.{row.category}.elsewhere",
        f"{row.title}: {number(row.here)} in {place.title} in {brief.when}, for its people "
        f"{rate(row.ratio)} times as many as elsewhere in {brief.name} (95% interval: "
        f"{rate(row.low)} to {rate(row.high)}).",
        brief.figure(row.ratio, "times the rate elsewhere", row.low, row.high),
        dataset=row.dataset,
        category=row.category,
        question="a",
        theme=row.title,
        would_change="The number of people who are there by day and at night.",
        caveats=(CAVEAT,),
        exhibits=("place.ratios",),
    )


def _changed(brief: Brief, place: Place, row: Any) -> Finding:
    word = "rose" if row.ratio > 1 else "fell"
    return brief.finding(
        f"{row.dataset}.{row.category}.change",
        f"{row.title} {word} in {place.title} from {number(row.then)} to {number(row.here)} on "
        f"the year before ({rate(row.ratio)} times as many, 95% interval: {rate(row.low)} to "
        f"{rate(row.high)}).",
        brief.figure(row.ratio, "times last year's count", row.low, row.high),
        dataset=row.dataset,
        category=row.category,
        question="b",
        theme=row.title,
        would_change="A change in how events are reported or recorded would look the same.",
        exhibits=("place.changes",),
        direction="worse" if row.ratio > 1 else "better",
    )


def _nothing_changed(brief: Brief, place: Place, rows: pd.DataFrame) -> list[Finding]:
    """That no kind clearly rose or fell, where any could be held against the year before."""
    kinds = rows[rows["category"] != ALL]
    if kinds.empty:
        return []
    none = brief.finding(
        "place.nothing_changed",
        f"Of {many(len(kinds), 'kind')} of event with enough to compare, none clearly rose or fell "
        f"in {place.title} on the year before.",
        brief.figure(0.0, "kinds clearly changed"),
        dataset=str(kinds["dataset"].iloc[0]),
        question="b",
        theme=place.title,
        would_change="More years: a small place must change much before it shows in one.",
        exhibits=("place.changes",),
    )
    return [none]


def _counts(brief: Brief, place: Place, table: pd.DataFrame) -> Exhibit:
    return brief.exhibit(
        "place.counts",
        f"What was recorded in {place.title}: count and harm, side by side",
        "table",
        table[table["here"] > 0].assign(
            then=lambda rows: rows["then"].where(rows["dataset"].isin(list(_sound(brief))))
        ),
        measure=f"Events recorded, and harm at the lowest weight in {brief.request.harm.unit}",
        columns={"title": "Kind", "here": "Recorded there", "then": "Year before",
                 "harm": "Harm, lowest"},
        encoding={},
        datasets=sorted(set(table["dataset"])),
        description=f"A table of {many(len(table), 'kind')} of event.",
        notes=("A kind without a weight has unknown harm, not none. Agencies see parts of the "
               "same events, so their counts are never added together.",),
    )  # fmt: skip


def _ratios(brief: Brief, place: Place, rows: pd.DataFrame) -> Exhibit:
    return _intervals(
        brief, "place.ratios", f"{place.title} against the rest of {brief.name}", rows,
        "Rate there over the rate elsewhere, with its 95% interval (1 = the same)",
        {"here": "There", "elsewhere": "Elsewhere", "ratio": "Times the rate elsewhere"},
        CAVEAT,
    )  # fmt: skip


def _changes(brief: Brief, place: Place, rows: pd.DataFrame) -> Exhibit:
    return _intervals(
        brief, "place.changes", f"{place.title}: this year against the year before", rows,
        "Count of this year over that of the year before, with its 95% interval (1 = the same)",
        {"then": "Year before", "here": "This year", "ratio": "Times as many"},
    )  # fmt: skip


def _intervals(
    brief: Brief, id: str, title: str, rows: pd.DataFrame, measure: str,
    columns: dict[str, str], *notes: str,
) -> Exhibit:  # fmt: skip
    ends = {"low": "Lower end (95%)", "high": "Upper end (95%)", "verdict": "Verdict"}
    return brief.exhibit(
        id, title, "interval", rows.sort_values("ratio", ascending=False), measure=measure,
        columns={"title": "Kind", **columns, **ends},
        encoding={
            "y": "title", "x": "ratio", "low": "low", "high": "high", "mark": "verdict", "line": 1,
        },
        datasets=sorted(set(rows["dataset"])),
        description=f"A dot and an interval for each of {many(len(rows), 'kind')} of event.",
        notes=(*notes, "Called more or fewer is what stands out among all kinds together. Of so "
               "many, some intervals leave out 1 by chance: they are called no clear difference."),
    )  # fmt: skip
