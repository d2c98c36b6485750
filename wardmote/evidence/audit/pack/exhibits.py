"""The tables of a pack in words, each with what it stands on."""

import pandas as pd

from wardmote.evidence.audit.chapters.where import area_map
from wardmote.evidence.audit.pack.looking import Looking
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import day_named, listed, many, months_named, number
from wardmote.evidence.disclosure import Exhibit

NAMED = 3  # kinds of event, or areas, that fit in a cell
TIMES = 10  # from so many times as many, the number says nothing more


def changes(looking: Looking) -> Exhibit:
    """Each kind of event, now and in the months before, and last year."""
    brief, rows = looking.brief, looking.changes.head(looking.settings.pack_rows)
    last_year = looking.numbers.changes.set_index(["dataset", "category"])["previous"]
    keys = list(zip(rows["dataset"], rows["category"], strict=True))
    table = pd.DataFrame(
        {
            "what": [_what(looking, *key) for key in keys],
            "now": rows["now"].astype(int),
            "then": rows["before"].astype(int),
            "last_year": [_whole(last_year.get(key)) for key in keys],
            "verdict": rows["verdict"],
        }
    )
    return _exhibit(
        looking, "changes", _risen(looking), table,
        {"what": "What", "now": "Now", "then": f"{len(looking.before)} months before",
         "last_year": "Same months last year", "verdict": "Now against the months before"},
        f"A table of {many(len(table), 'kind')} of event: {brief.when}, the months before, and a "
        "year ago.",
        *_late(looking),
    )  # fmt: skip


def _risen(looking: Looking) -> str:
    """What rose and what fell, in one sentence."""
    rows = looking.changes[looking.changes["category"] != ALL]
    moved = {
        word: [_what(looking, row.dataset, row.category) for row in each(rows)
               if row.verdict == verdict]
        for word, verdict in (("rose", "more"), ("fell", "fewer"))
    }  # fmt: skip
    told = [f"{listed(names[:NAMED])} {word}" for word, names in moved.items() if names]
    return "; ".join(told) or "No kind of event rose or fell by more than chance"


def locations(looking: Looking) -> Exhibit:
    """The hot areas with most events: how long, and whether they were hot last time."""
    facts = looking.brief.ground.areas[["area", "area_name", "ward_name"]]
    table = looking.history[looking.history["area"].isin(looking.hot_now)].merge(facts, on="area")
    table["now"] = [int(_events_now(looking, area)) for area in table["area"]]
    table["what"] = [_kinds(looking, area) for area in table["area"]]
    table["hot"] = [f"{row.months_hot} of {row.months}, {row.kind}" for row in each(table)]
    table["since"] = ["still" if area in looking.hot_before else "new" for area in table["area"]]
    first = ["now", "events"]
    shown = table.sort_values(first, ascending=False, kind="stable").head(
        looking.settings.pack_rows
    )
    return _exhibit(
        looking, "locations", _standing(looking), shown,
        {"area_name": "Area", "ward_name": "Ward", "what": "Hot for", "now": "Events now",
         "hot": "Months hot", "since": "Since last time"},
        f"A table of {many(len(shown), 'area')} with their ward, what they are hot for and for how "
        "long.",
        "Hot: higher, with the areas beside it, than chance would bring about; or with more than "
        "its share of events in most of these months.",
    )  # fmt: skip


def _events_now(looking: Looking, area: str) -> float:
    """Events of the main dataset in one area in the window."""
    rows = looking.recent.within(looking.now)
    main = (rows["dataset"] == looking.numbers.main_dataset) & (rows["category"] == ALL)
    return float(rows.loc[main & (rows["area"] == area), "count"].sum())


def _standing(looking: Looking) -> str:
    hot, new = len(looking.hot_now), len(looking.hot_now - looking.hot_before)
    if not hot:
        return "No area stands out"
    return f"{many(hot, 'area')} {'stands' if hot == 1 else 'stand'} out, {new} of them new"


def _kinds(looking: Looking, area: str) -> str:
    """What an area is hot for with its neighbours, the most events first."""
    hot = looking.hot_kinds[looking.hot_kinds["area"] == area]
    ordered = hot[hot["category"] != ALL].sort_values("count", ascending=False)
    names = [looking.brief.title_of(row.dataset, row.category) for row in each(ordered)]
    return listed(names[:NAMED]) if names else "all kinds together"


def emerging(looking: Looking) -> Exhibit:
    """Kinds of event that rose in one area by more than chance."""
    found = looking.emerging
    facts = looking.brief.ground.areas.set_index("area")
    shown = found.head(looking.settings.pack_rows)
    table = pd.DataFrame(
        {
            "area_name": [facts["area_name"][area] for area in shown["area"]],
            "ward_name": [facts["ward_name"][area] for area in shown["area"]],
            "what": [looking.brief.title_of(r.dataset, r.category) for r in each(shown)],
            "now": shown["now"].astype(int),
            "then": shown["before"].astype(int),
            "times": [_times(value) for value in shown["ratio"]],
        }
    )
    title = (
        f"{many(len(found), 'problem')} rose in one area" if len(found)
        else "No kind of event rose in one area by more than chance"
    )  # fmt: skip
    return _exhibit(
        looking, "emerging", title, table,
        {"area_name": "Area", "ward_name": "Ward", "what": "What", "now": "Now",
         "then": f"{len(looking.before)} months before", "times": "Times as many"},
        f"A table of {many(len(table), 'area')} and kinds of event with more than before.",
        "Every area and kind is tested; of those told, 1 in "
        f"{number(1 / looking.settings.false_discovery_rate)} may be chance.",
    )  # fmt: skip


def series(looking: Looking) -> Exhibit:
    """Series: what, how many, from when to when, where."""
    found = looking.series
    facts = looking.brief.ground.areas.set_index("area")["area_name"]
    shown = found.head(looking.settings.pack_rows)
    table = pd.DataFrame(
        {
            "what": [looking.brief.title_of(r.dataset, r.category) for r in each(shown)],
            "events": shown["events"].astype(int),
            "first": [day_named(moment) for moment in shown["first_on"]],
            "last": [day_named(moment) for moment in shown["last_on"]],
            "where": [
                listed([str(facts[a]) for a in areas[:NAMED] if a in facts.index] or ["not placed"])
                for areas in shown["areas"]
            ],
        }
    )
    title = many(len(found), "series")[: -1 if len(found) != 1 else None]
    return _exhibit(
        looking, "series", f"{title} of near repeats" if len(found) else "No series", table,
        {"what": "What", "events": "Events", "first": "First", "last": "Last", "where": "Where"},
        f"A table of {many(len(table), 'row')}, each a series of events near and soon after "
        "each other.",
        f"Events less than {number(looking.settings.series_metres)} metres and "
        f"{number(looking.settings.series_days)} days from the next, of kinds that come in series "
        "more than chance explains.",
    )  # fmt: skip


def place_map(looking: Looking) -> Exhibit | None:
    """The main dataset's map, where the ground has one."""
    if not len(looking.numbers.hotspots):
        return None
    return area_map(looking.brief, looking.numbers, looking.numbers.main_dataset, ALL)


def _exhibit(
    looking: Looking, id: str, title: str, table: pd.DataFrame, columns: dict[str, str],
    description: str, *notes: str,
) -> Exhibit:  # fmt: skip
    return looking.brief.exhibit(
        f"pack.{id}", title, "table", table, measure="Events recorded", columns=columns,
        encoding={}, datasets=sorted(looking.recent.gaps), description=description, notes=notes,
    )  # fmt: skip


def _late(looking: Looking) -> tuple[str, ...]:
    """The datasets that are not compared, and the months that they lack."""
    spoken = set(looking.before + looking.now)
    return tuple(
        f"{looking.brief.dataset(name).title}: {months_named(sorted(gaps & spoken))} not supplied "
        "whole, so not compared, here or by area."
        for name, gaps in looking.recent.gaps.items()
        if gaps & spoken
    )


def _what(looking: Looking, dataset: str, category: str) -> str:
    if category == ALL:
        return f"All of {looking.brief.dataset(dataset).title}"
    return looking.brief.title_of(dataset, category)


def _whole(value: float | None) -> str:
    return "not comparable" if value is None or pd.isna(value) else number(value)


def _times(ratio: float) -> str:
    if pd.isna(ratio):
        return "none before"
    return f"more than {TIMES}" if ratio > TIMES else number(ratio, 1)
