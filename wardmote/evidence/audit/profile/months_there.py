"""The months of a place: all that is recorded there, and the kinds that are more than elsewhere."""

from dataclasses import replace

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Key, Place
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, many, months_named, number
from wardmote.evidence.disclosure import Exhibit

SWING = "Small numbers swing by chance from month to month."
GAP = "gap"  # the word by which a picture knows a month that was not supplied


def exhibits(
    brief: Brief, numbers: Numbers, late: Recent, place: Place, more: list[Key]
) -> list[Exhibit]:
    """A line of the main dataset, and one of the kinds that are more there than elsewhere."""
    main, drawn = numbers.main_dataset, more[: numbers.settings.profile_drawn]
    whole = _months(late, place, (main, ALL))
    found = [_line(brief, place, {f"{brief.dataset(main).title}": whole}, [main], "all")]
    if drawn:
        kinds = {brief.title_of(*key): _months(late, place, key) for key in drawn}
        found.append(_line(brief, place, kinds, sorted({key[0] for key in drawn}), "kinds"))
    return [one for one in found if one is not None]


def _months(late: Recent, place: Place, key: Key) -> pd.DataFrame:
    """One row per month: `count`, none where it was not supplied whole; `mark` says so."""
    dataset, category = key
    rows = late.counts[(late.counts["dataset"] == dataset) & late.counts["area"].isin(place.areas)]
    told = rows[rows["category"] == category].groupby("month")["count"].sum()
    table = pd.DataFrame({"month": list(late.months)})
    gaps = table["month"].isin(list(late.gaps.get(dataset, ())))
    counts = table["month"].map(told).fillna(0.0).mask(gaps)
    return table.assign(count=counts, mark=gaps.map({True: GAP, False: ""}))


def _line(
    brief: Brief, place: Place, kinds: dict[str, pd.DataFrame], datasets: list[str], id: str
) -> Exhibit | None:
    """One line for each kind; None where fewer than two months were supplied: that is no line."""
    table = pd.concat([rows.assign(kind=kind) for kind, rows in kinds.items()])
    if table.loc[table["count"].notna(), "month"].nunique() < 2:
        return None
    supplied = table.groupby("month")["count"].transform("count") > 0
    table["mark"] = table["mark"].mask(supplied, "")  # shaded is what none of them was supplied of
    highest = table.sort_values("count", kind="stable").iloc[-1]
    months = list(dict.fromkeys(table["month"]))
    named = f"{listed(list(kinds))} in {place.title}, month by month"
    encoding = {"x": "month", "y": "count", "mark": "mark"}
    span = f"{months_named(months[:1])} to {months_named(months[-1:])}"
    found = brief.exhibit(
        f"place.months.{id}",
        named,
        "line",
        table,
        measure="Events recorded each month",
        columns={"month": "Month", "kind": "Kind", "count": "Events recorded", "mark": "Supplied"},
        encoding=encoding | ({"series": "kind"} if len(kinds) > 1 else {}),
        datasets=datasets,
        description=(
            f"A line over {many(len(months), 'month')}. The most is {number(highest['count'])} in "
            f"{months_named([highest['month']])}; a break in the line is a month that was not "
            "supplied."
        ),
        notes=(f"Shown are {many(len(months), 'month')} to the end of the period. {SWING}",),
    )
    return replace(found, subtitle=f"Events recorded each month, {place.title}, {span}")
