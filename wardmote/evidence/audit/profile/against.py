"""A place against elsewhere in the partnership, and against its own last year."""

from typing import Any

import numpy as np
import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL, with_all
from wardmote.evidence.audit.words import many, number, rate
from wardmote.evidence.disclosure import Exhibit, Finding
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats, ratio_interval

KEYS = ["dataset", "category"]
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
    return _weighed(numbers, table.sort_values("here", ascending=False, ignore_index=True))


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


def elsewhere(brief: Brief, numbers: Numbers, place: Place, table: pd.DataFrame) -> Chapter:
    """Each kind's rate in the place over that in the rest of the partnership."""
    enough = table["here"] + table["elsewhere"] >= numbers.settings.hot_minimum_count
    rows = table[enough & (table["elsewhere"] > 0)].copy()
    exposure = [_exposure(brief, numbers, place, name) for name in rows["dataset"]]
    spread = np.maximum(_by_month(numbers, rows), _by_area(brief, numbers, place, rows))
    rows = _ratio(numbers, rows, "here", "elsewhere", np.array(exposure, dtype=float), spread)
    more = rows[(rows["verdict"] == "more") & (rows["category"] != ALL)]
    return Chapter(
        id="elsewhere",
        title="What happens there, and what is more than elsewhere",
        question="a",
        findings=tuple(_more(brief, place, row) for row in each(more)),
        exhibits=(_counts(brief, place, table), _ratios(brief, place, rows)),
    )


def last_year(brief: Brief, numbers: Numbers, place: Place, table: pd.DataFrame) -> Chapter:
    """Each kind against the year before, where both years were supplied whole."""
    facts = brief.comparable
    years = [year.label for year in brief.request.years[-2:]]
    sound = facts[facts["year"].isin(years)].groupby("dataset")["comparable"].agg(["all", "size"])
    sound_names = sound.index[sound["all"] & (sound["size"] == len(years))]
    enough = table["here"] + table["then"] >= numbers.settings.change_minimum
    rows = table[enough & table["dataset"].isin(sound_names) & (table["then"] > 0)].copy()
    rows = _ratio(numbers, rows, "here", "then", np.ones(len(rows)), _by_month(numbers, rows))
    clear = rows[rows["verdict"].isin(["more", "fewer"]) & (rows["category"] != ALL)]
    left = sorted({brief.dataset(n).title for n in set(table["dataset"]) - set(sound_names)})
    return Chapter(
        id="changes",
        title="What has changed there",
        question="b",
        findings=tuple(_changed(brief, place, row) for row in each(clear)),
        exhibits=(_changes(brief, place, rows),) if len(rows) else (),
        not_supplied=tuple(f"{name}: the two years cannot be compared." for name in left),
    )


def _exposure(brief: Brief, numbers: Numbers, place: Place, dataset: str) -> float:
    """People (or areas, where people are not known) in the place over those elsewhere."""
    size = _sizes(brief, numbers, dataset)
    inside = size.index.isin(place.areas)
    rest = float(size[~inside].sum())
    return float(size[inside].sum()) / rest if rest > 0 else float("nan")


def _by_month(numbers: Numbers, rows: pd.DataFrame) -> Floats:
    """How many times as far as chance the months of each kind swing; at least 1."""
    known = numbers.trends.series.set_index(KEYS)["dispersion"]
    keys = pd.MultiIndex.from_frame(rows[KEYS])
    return floats(known.reindex(keys).fillna(1.0).clip(lower=1.0))


def _by_area(brief: Brief, numbers: Numbers, place: Place, rows: pd.DataFrame) -> Floats:
    """How many times as far as chance the areas elsewhere differ, by Pearson's X²; at least 1."""
    counts = with_all(numbers.events(numbers.counts.by_area), ["dataset", "year", "area"])
    counts = counts[counts["year"] == brief.year]
    return floats(
        [
            _differ(_sizes(brief, numbers, row.dataset), place, counts[
                (counts["dataset"] == row.dataset) & (counts["category"] == row.category)
            ].groupby("area")["count"].sum())
            for row in each(rows)
        ]
    )  # fmt: skip


def _differ(sizes: pd.Series, place: Place, counts: pd.Series) -> float:
    sizes = sizes[~sizes.index.isin(place.areas) & (sizes > 0)]
    told = counts.reindex(sizes.index).fillna(0.0)
    meant = told.sum() * sizes / sizes.sum()
    return max(1.0, float(((told - meant) ** 2 / meant).sum()) / max(len(sizes) - 1, 1))


def _sizes(brief: Brief, numbers: Numbers, dataset: str) -> pd.Series:
    """People of each small area; 1 each where people are not known."""
    areas, column = brief.ground.areas.set_index("area"), numbers.per.get(dataset, "")
    return areas[column].astype(float) if column else pd.Series(1.0, index=areas.index)


def _ratio(
    numbers: Numbers, rows: pd.DataFrame, now: str, before: str, exposure: Floats, spread: Floats
) -> pd.DataFrame:
    """Ratio of rates with interval; of the differences told, few are chance.

    Args:
        numbers: the analyses, and their settings.
        rows: one row per kind, with the two columns of counts that are named.
        now: the column that is held against the other.
        before: the other.
        exposure: how many times as many people, or as long, there are behind `now`.
        spread: how many times as far as chance the counts of each kind vary (dispersion).
    """
    settings = numbers.settings
    low, high, p = ratio_interval(
        rows[now].to_numpy(), rows[before].to_numpy(), confidence=settings.confidence,
        dispersion=spread, exposure_ratio=exposure,
    )  # fmt: skip
    ratio = rows[now].to_numpy() / rows[before].to_numpy() / exposure
    told = benjamini_hochberg(p) <= settings.false_discovery_rate
    verdict = np.where(told, np.where(ratio > 1, "more", "fewer"), "no clear difference")
    return rows.assign(ratio=ratio, low=low, high=high, verdict=verdict)


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


def _counts(brief: Brief, place: Place, table: pd.DataFrame) -> Exhibit:
    return brief.exhibit(
        "place.counts",
        f"What was recorded in {place.title}: count and harm, side by side",
        "table",
        table[table["here"] > 0],
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
        encoding={"y": "title", "x": "ratio", "low": "low", "high": "high"},
        datasets=sorted(set(rows["dataset"])),
        description=f"A dot and an interval for each of {many(len(rows), 'kind')} of event.",
        notes=(*notes, "Of the differences told, few are chance: the false discovery rate of all "
               "kinds together is held."),
    )  # fmt: skip
