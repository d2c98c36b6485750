"""How the small areas of a place differ: how much there is in each, and of what."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile import against
from wardmote.evidence.audit.profile.ratios import more, ratios
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import many, rate
from wardmote.evidence.disclosure import Exhibit

NONE = "nothing clearly"


def area_by_area(brief: Brief, numbers: Numbers, place: Place) -> Exhibit:
    """A map of the place's areas with residents, deprivation, and what there is most of in each."""
    main, table = numbers.main_dataset, _table(brief, numbers, place)
    rated = main in numbers.per
    return brief.exhibit(
        "place.areas",
        f"{place.title}, area by area" if len(table) > 1 else f"{place.title} in figures",
        "map" if len(table) > 1 else "table",
        table,
        measure=numbers.rate_unit(main) if rated else f"{brief.unit(main).capitalize()} recorded",
        columns={
            "area_name": "Area",
            "residents": "Residents",
            "deprivation_decile": "Tenth of deprivation (1 = most deprived)",
            "count": "Recorded",
            **({"rate": numbers.rate_unit(main)} if rated else {}),
            "most": "Most of it",
            "beyond": "Furthest above elsewhere",
            "area": "Code",
        },
        encoding={
            "area": "area", "value": "rate" if rated else "count", "label": "area_name",
            "within": True,
        },
        datasets=[main],
        description=(
            f"A map of {many(len(table), 'small area')}, darker where there is more. The most is "
            f"in {table['area_name'].iloc[0]}."
        ),
        notes=(
            f"Recorded, and most of it: {brief.dataset(main).title}. Furthest above elsewhere: the "
            f"kind, of any dataset, whose rate in the area is the most times that in the rest of "
            f"{brief.name}, of those for which it is clear.",
        ),
        layer="area",
    )  # fmt: skip


def _table(brief: Brief, numbers: Numbers, place: Place) -> pd.DataFrame:
    """One row per small area, the most events first."""
    main, rows = numbers.main_dataset, numbers.by_area
    rows = rows[(rows["dataset"] == main) & rows["area"].isin(place.areas)]
    counts = rows[rows["category"] == ALL].set_index("area")["count"]
    table = place.facts.assign(count=place.facts["area"].map(counts).fillna(0))
    people = pd.to_numeric(table[numbers.per.get(main, "residents")])
    table = table.assign(
        rate=brief.per * table["count"] / people,
        most=[_most(brief, main, rows[rows["area"] == area]) for area in table["area"]],
        beyond=[_beyond(brief, numbers, table[table["area"] == area]) for area in table["area"]],
    )
    return table.sort_values("count", ascending=False, ignore_index=True)


def _most(brief: Brief, dataset: str, rows: pd.DataFrame) -> str:
    """The kind with most events in one area."""
    kinds = rows[(rows["category"] != ALL) & (rows["count"] > 0)]
    if kinds.empty:
        return "none recorded"
    first = kinds.sort_values(["count", "category"], ascending=[False, True]).iloc[0]
    return f"{brief.title_of(dataset, first['category'])} ({first['count']:,.0f})"


def _beyond(brief: Brief, numbers: Numbers, facts: pd.DataFrame) -> str:
    """The kind whose rate in one area is the most times that elsewhere, of those clearly more."""
    area = Place(str(facts["area_name"].iloc[0]), facts)
    clear = more(ratios(brief, numbers, area, against.kinds(numbers, area)))
    first = next(each(clear.sort_values("ratio", ascending=False)), None)
    return NONE if first is None else f"{first.title} ({rate(first.ratio)} times)"
