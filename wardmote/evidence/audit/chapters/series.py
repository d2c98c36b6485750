"""Series: events that come close in place and soon after each other, for the analyst alone."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.words import many, number, rate
from wardmote.evidence.disclosure import Exhibit, Finding


def findings(brief: Brief, numbers: Numbers) -> list[Finding]:
    """One of each kind of event that comes in series."""
    return [_series(brief, *key, cells) for key, cells in numbers.near_repeats.items()]


def exhibits(brief: Brief, numbers: Numbers) -> list[Exhibit]:
    """The table behind each."""
    return [_pairs(brief, *key, cells) for key, cells in numbers.near_repeats.items()]


def _series(brief: Brief, dataset: str, category: str, cells: pd.DataFrame) -> Finding:
    what = brief.title_of(dataset, category)
    cell = _clearest(brief, cells)
    return brief.finding(
        f"{dataset}.{category}.series",
        f"{what} comes in series: {number(cell['observed'])} pairs lie {_between(cell)} apart, "
        f"where chance would make {number(cell['expected'])} ({rate(cell['ratio'])} times as "
        "many).",
        brief.figure(float(cell["ratio"]), "times as many pairs as by chance"),
        dataset=dataset,
        category=category,
        question="a",
        theme=what,
        would_change="Days or points told more exactly, and calls about one event linked.",
        exhibits=(f"again.{dataset}.{category}.series",),
    )


def _clearest(brief: Brief, cells: pd.DataFrame) -> pd.Series:
    """Of the cells that chance would hardly fill so, the one with most pairs too many."""
    unlikely = cells[cells["adjusted_p"] <= brief.request.rules.audit.false_discovery_rate]
    too_many = unlikely["observed"] - unlikely["expected"]
    return unlikely.iloc[int(too_many.to_numpy().argmax())]


def _between(cell: pd.Series) -> str:
    """A cell in words: "less than 100 metres and less than 8 days"."""
    return " and ".join(_span(str(cell[name]), name) for name in ("metres", "days"))


def _span(band: str, unit: str) -> str:
    low, high = band.strip("[)").split(", ")
    return f"less than {high} {unit}" if low == "0" else f"{low} to less than {high} {unit}"


def _pairs(brief: Brief, dataset: str, category: str, cells: pd.DataFrame) -> Exhibit:
    most = brief.request.rules.audit.false_discovery_rate
    table = cells.assign(
        expected=cells["expected"].round(1),
        ratio=cells["ratio"].round(2),
        told=(cells["adjusted_p"] <= most).map({True: "more than chance", False: ""}),
    )
    what = brief.title_of(dataset, category)
    return brief.exhibit(
        f"again.{dataset}.{category}.series",
        f"{what} comes in series, close in place and time",
        "table",
        table,
        measure="Pairs of events by how far and how long they lie apart",
        columns={
            "metres": "Metres apart",
            "days": "Days apart",
            "observed": "Pairs",
            "expected": "Pairs expected by chance",
            "ratio": "Times as many",
            "p": "p",
            "adjusted_p": "p, all cells allowed for",
            "told": "Verdict",
        },
        encoding={},
        datasets=[dataset],
        description=f"A table of {many(len(table), 'cell')}, each a distance by a number of days.",
        notes=("A band holds its lower edge and not its upper: [0, 100) is less than 100 metres.",),
    )
