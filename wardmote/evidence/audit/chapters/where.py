"""Where it happens: the map, how few areas hold half, whether they last, and hot areas."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.chapters.lasting import lasting
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, many, number, one_in, percent
from wardmote.evidence.disclosure import Exhibit, Finding

NAMED = 4
BESIDE = "Beside its neighbours"
UNLIKE = {
    "high among high": "high among high",
    "low among low": "low among low",
    "high among low": "high, its neighbours low",
    "low among high": "low, its neighbours high",
}


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The main dataset on the map, its hot areas by category, and what goes with them."""
    spots = numbers.hotspots
    hot = spots[spots["hot"] & ~numbers.is_repeated(spots)]
    pairs = _most_first(hot)
    again, of_years = lasting(brief, numbers)
    findings = [*(half(brief, row) for row in _told(numbers)), *again]
    findings += [_hot(brief, numbers, *key, rows) for key, rows in pairs.items()]
    exhibits = (
        [area_map(brief, numbers, numbers.main_dataset, ALL)] if len(numbers.hotspots) else []
    )
    exhibits += [*([_curve(brief, numbers)] if _told(numbers) else []), *of_years]
    exhibits += [
        area_map(brief, numbers, d, c) for d, c in pairs if (d, c) != (numbers.main_dataset, ALL)
    ]
    if not len(hot):
        findings += [_none(brief, numbers.main_dataset)] if len(numbers.hotspots) else []
    return Chapter(
        id="where",
        title="Where it happens",
        question="a",
        intro=(
            f"Areas are {brief.atoms}, of about 1,500 people each. What the police publish is "
            "placed on a fixed list of points, so nothing here speaks of a street or an address.",
        ),
        findings=tuple(findings),
        exhibits=tuple(exhibits),
    )


def _most_first(hot: pd.DataFrame) -> dict[tuple[str, str], pd.DataFrame]:
    """The hot areas of each dataset and category, the most events first."""
    pairs = {(str(d), str(c)): rows for (d, c), rows in hot.groupby(["dataset", "category"])}
    return dict(sorted(pairs.items(), key=lambda pair: -pair[1]["count"].sum()))


def _what(brief: Brief, dataset: str, category: str) -> str:
    if category != ALL:
        return brief.title_of(dataset, category)
    return f"{brief.dataset(dataset).title}, all categories"


def _told(numbers: Numbers) -> list[Any]:
    """The concentration of the main dataset as a whole, where there is enough of it."""
    series = numbers.concentration.series
    whole = (series["dataset"] == numbers.main_dataset) & (series["category"] == ALL)
    return list(each(series[whole & series["enough"]]))


def half(brief: Brief, row: Any) -> Finding:
    """How few areas hold the share asked for."""
    what = _what(brief, row.dataset, row.category)
    share = brief.request.rules.audit.concentration_share
    return brief.finding(
        f"{row.dataset}.concentration",
        f"{what}: {one_in(share)} of it happened in {number(row.areas_holding)} of "
        f"{number(row.areas)} areas ({percent(100 * row.area_share)}); chance alone would need "
        f"{percent(100 * row.expected_area_share)} of them.",
        brief.figure(100 * row.area_share, "% of areas"),
        dataset=row.dataset,
        question="a",
        theme=what,
        would_change="Another division into areas, or better locations.",
        exhibits=("where.curve",),
    )


def _curve(brief: Brief, numbers: Numbers) -> Exhibit:
    curve, main = numbers.concentration.curve, numbers.main_dataset
    rows = curve[(curve["dataset"] == main) & (curve["category"] == ALL)]
    found = pd.DataFrame(
        {
            "areas": 100 * rows["area_share"],
            "events": 100 * rows["incident_share"],
            "line": "As recorded",
        }
    )
    even = pd.DataFrame({"areas": [0, 100], "events": [0, 100], "line": "If spread evenly"})
    table = pd.concat([found, even])
    return brief.exhibit(
        "where.curve",
        "A few areas hold most of what is recorded",
        "curve",
        table,
        measure="Share of events in the areas with most of them",
        columns={
            "areas": "Share of areas, those with most events first (%)",
            "events": "Share of events (%)",
            "line": "Line",
        },
        encoding={"x": "areas", "y": "events", "series": "line"},
        datasets=[main],
        description=(
            "A curve that rises steeply: the few areas with most events hold a large share. A "
            "straight line would mean that every area had as many."
        ),
    )


def _hot(
    brief: Brief, numbers: Numbers, dataset: str, category: str, rows: pd.DataFrame
) -> Finding:
    what = _what(brief, dataset, category)
    facts = brief.ground.areas.set_index("area")
    wards = facts.loc[rows["area"], "ward_name"].dropna().value_counts().index.tolist()
    share = rows["count"].sum() / max(numbers.count_of(dataset, category), 1)
    areas = f"{len(rows)} areas stand out together" if len(rows) > 1 else "one area stands out"
    more = ["elsewhere"] if len(wards) > NAMED else []
    where = f" in {listed([*wards[:NAMED], *more])}" if wards else ""
    return brief.finding(
        f"{dataset}.{category}.hot",
        f"{what}: {areas} from the rest{where}, with {percent(100 * share)} of the total.",
        brief.figure(float(len(rows)), "hot areas"),
        dataset=dataset,
        question="a",
        theme=what,
        would_change=(
            "Another year's data: an area that is hot one year is not always so the next."
        ),
        exhibits=(f"where.{dataset}.{category}",),
        plain=f"{what}: more{where} than in other areas.",
    )


def _standing(hot: int) -> str:
    if not hot:
        return "no area stands out"
    return f"{many(hot, 'area')} {'stands' if hot == 1 else 'stand'} out"


def _none(brief: Brief, dataset: str) -> Finding:
    return brief.finding(
        f"{dataset}.no_hot_area",
        "No area stands out from its surroundings more than chance would bring about.",
        brief.figure(0.0, "hot areas"),
        dataset=dataset,
        question="a",
        theme="Hot areas",
        would_change="More years of data could show a pattern too faint for one.",
    )


def _alone(brief: Brief, numbers: Numbers, dataset: str, category: str) -> "pd.Series[str]":
    """How areas of the main dataset differ from their neighbours; for the analyst alone.

    Rounded counts of one area are too coarse to set it against its neighbours'.
    """
    if brief.base > 1 or (dataset, category) != (numbers.main_dataset, ALL):
        return pd.Series(dtype=str)
    return numbers.unlike_neighbours(dataset, category).map(UNLIKE)


def area_map(brief: Brief, numbers: Numbers, dataset: str, category: str) -> Exhibit:
    """The map of one category, its hot areas outlined."""
    spots = numbers.hotspots
    rows = spots[(spots["dataset"] == dataset) & (spots["category"] == category)]
    table = rows.merge(brief.ground.areas, on="area", how="left")
    table = table.assign(
        rate=numbers.rate_of(dataset, table["value"]),
        stands_out=table["hot"].map({True: "stands out", False: ""}),
    ).sort_values("rate", ascending=False)
    alone = _alone(brief, numbers, dataset, category)
    table = table.assign(beside=table["area"].map(alone).fillna(""))
    what, unit = _what(brief, dataset, category), numbers.rate_unit(dataset)
    hot = int(rows["hot"].sum())
    top = table.iloc[0]
    return brief.exhibit(
        f"where.{dataset}.{category}",
        f"{what}: {_standing(hot)}",
        "map",
        table,
        measure=unit,
        columns={
            "area": "Area code",
            "area_name": "Area",
            "ward_name": "Ward",
            "count": "Events recorded",
            "rate": unit,
            "stands_out": "Stands out with its neighbours",
            **({"beside": BESIDE} if len(alone) else {}),
        },
        encoding={"area": "area", "value": "rate", "mark": "stands_out", "label": "area_name"},
        datasets=[dataset],
        description=(
            f"A map of {len(table)} areas, darker where the rate is higher. The highest is "
            f"{top['area_name']} in {top['ward_name']}. Outlined: "
            f"{many(hot, 'area') if hot else 'none'}, for being higher, with the neighbours, than "
            "chance would bring about."
        ),
        layer="area",
    )
