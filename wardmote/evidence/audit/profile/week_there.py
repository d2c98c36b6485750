"""The days and hours of a place, where the records tell them."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.chapters.when import BANDS, DAYS
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.rows import grouped
from wardmote.evidence.audit.splits import NOT_KNOWN
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, number, percent
from wardmote.evidence.disclosure import Exhibit


def write(brief: Brief, late: Recent, place: Place) -> Chapter:
    """A grid of the week for each dataset that tells hours of enough events there."""
    rows, fewest = _there(brief, late.by_week, place), brief.request.rules.audit.hot_minimum_count
    weeks = {name: part for (name,), part in grouped(rows, "dataset")}
    told = {name: week for name, week in weeks.items() if _known(week) >= fewest}
    counted = _there(brief, late.counts[late.counts["category"] != ALL], place)["dataset"].unique()
    silent = [brief.dataset(name).title for name in sorted(counted) if name not in told]
    return Chapter(
        id="week",
        title="When it happens there",
        question="a",
        exhibits=tuple(_heat(brief, place, name, week) for name, week in told.items()),
        not_supplied=(
            f"Day and hour within the place: not told, or of fewer than {number(fewest)} events, "
            f"by {listed(silent)}.",
        ) if silent else (),
    )  # fmt: skip


def _there(brief: Brief, rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """The rows of the place, but for what an agency itself does."""
    here = rows[rows["area"].isin(place.areas)]
    done = [brief.category(category).activity for category in here["category"]]
    return here[~pd.Series(done, index=here.index, dtype=bool)]


def _known(week: pd.DataFrame) -> float:
    return float(week.loc[week["part"] != NOT_KNOWN, "count"].sum())


def _heat(brief: Brief, place: Place, dataset: str, week: pd.DataFrame) -> Exhibit:
    counts = week.groupby("part")["count"].sum()
    parts = [(day, hours) for day in DAYS for hours in BANDS]
    table = pd.DataFrame(parts, columns=["day", "hours"])
    table["count"] = [float(counts.get(f"{day} {hours}", 0.0)) for day, hours in parts]
    most = table.sort_values("count", kind="stable").iloc[-1]
    unknown = 1 - _known(week) / week["count"].sum()
    unit = brief.unit(dataset).capitalize()
    return brief.exhibit(
        f"place.week.{dataset}",
        f"{brief.dataset(dataset).title} in {place.title}, by day and hour",
        "heat",
        table,
        measure=f"{unit} by day of the week and three hours",
        columns={"day": "Day", "hours": "Hours", "count": unit},
        encoding={
            "x": "hours", "y": "day", "value": "count", "levels": {"x": BANDS, "y": tuple(DAYS)},
        },
        datasets=[dataset],
        description=(
            "A grid of seven days by eight spans of three hours; the most is on "
            f"{DAYS[most['day']]} {most['hours']}h."
        ),
        notes=(
            *([f"Not known for {percent(100 * unknown)} of events."] if unknown else []),
            "Single squares hold few events and differ by chance: look for whole evenings or days.",
        ),
    )  # fmt: skip
