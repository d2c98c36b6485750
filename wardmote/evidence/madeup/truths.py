"""The planted truths: what was put into the data, where and when, and what an audit must say."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.country import Country


@dataclass(frozen=True)
class Truth:
    """One thing that is so in the made-up data.

    Attributes:
        key: a name that reads, such as "riverton-robbery-step".
        kind: what sort of thing: hot areas, step change, supply gap …
        partnership: whose audit must tell of it.
        dataset: the rulebook's name of the dataset that it lies in.
        category: the rulebook's category; "" for all.
        areas: the latest codes of the small areas concerned; empty for the whole partnership.
        months: the months concerned, as "2024-09", in order.
        must: what an audit must say of it, or must not.
        detail: figures particular to the kind.
    """

    key: str
    kind: str
    partnership: str
    dataset: str
    category: str
    areas: tuple[str, ...]
    months: tuple[str, ...]
    must: str
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plant:
    """One truth as planned, with the rows of the country that it concerns.

    Attributes:
        truth: the truth to record.
        numbers: the areas' numbers in the country.
        first: the number of its first month.
        last: the number after its last month.
        factor: what the expected number is multiplied by.
        instead: the category that rows are filed under instead; "" if none.
    """

    truth: Truth
    numbers: tuple[int, ...]
    first: int
    last: int
    factor: float
    instead: str = ""


def police_plants(country: Country, months: tuple[date, ...]) -> tuple[Plant, ...]:
    """What `planted.toml` says of police files, laid over a country and its months."""
    return tuple(_plant(entry, country, months) for entry in settings("planted")["truth"])


def _plant(entry: dict[str, Any], country: Country, months: tuple[date, ...]) -> Plant:
    district, near = entry["partnership"], entry.get("near_km")
    areas = country.nearest(district, near, entry["areas"]) if near else country.of(district)
    first = entry.get("from_month", 0)
    last = entry.get("to_month", len(months))
    truth = Truth(
        entry["key"], entry["kind"], district, entry["dataset"], entry.get("category", ""),
        areas=tuple(areas["area"]) if near else (),
        months=tuple(f"{month:%Y-%m}" for month in months[first:last]),
        must=entry["must"],
        detail={key: entry[key] for key in ("factor", "instead") if key in entry},
    )  # fmt: skip
    numbers = tuple(int(number) for number in areas.index)
    return Plant(truth, numbers, first, last, entry.get("factor", 1.0), entry.get("instead", ""))


def write_truths(path: Path, truths: tuple[Truth, ...]) -> None:
    """Write the truths as JSON, one object each."""
    rows = [asdict(truth) for truth in truths]
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
