"""A small edition for the tests of the door out."""

import pandas as pd

from wardmote.evidence.disclosure import Edition, Exhibit, Figure, Finding
from wardmote.evidence.records import Counts


def edition(counts: Counts, audience: str = "public") -> Edition:
    total = float(counts.by_area["count"].sum())
    table = counts.totals()[["category", "count"]]
    return Edition(
        id=f"riverton.audit.2025-26.{audience}", title="Riverton", partnership="Riverton",
        period="2025/26", audience=audience, made_up=True, summary=(f"{total:.0f} crimes.",),
        sections=(), findings={"all": finding(total)},
        exhibits={"totals": exhibit(table)}, prioritisation=table, quality=(),
        sources=pd.DataFrame({"name": ["police"]}), method=(), definitions=(),
        areas=pd.DataFrame({"area": ["A00000"]}),
    )  # fmt: skip


def finding(total: float) -> Finding:
    return Finding(
        id="all", question="a", part="patterns", theme="crime", sentence=f"{total:.0f} crimes.",
        figure=Figure(total, "crimes"), source="police", period="2025/26", boundaries="LSOA 2021",
        caveats=(), grade="A", would_change="nothing",
    )  # fmt: skip


def exhibit(table: pd.DataFrame) -> Exhibit:
    return Exhibit(
        id="totals", title="Crimes", subtitle="", kind="table", table=table,
        columns={"category": "category", "count": "crimes"}, encoding={}, source="police",
        description="Crimes by category",
    )  # fmt: skip
