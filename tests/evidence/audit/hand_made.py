"""A made-up partnership of 40 areas and its counts, small enough to see and rich enough to tell."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from wardmote import rulebook
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.comparable import comparable_years
from wardmote.evidence.audit.request import Request
from wardmote.evidence.audit.splits import BAND_STARTS
from wardmote.evidence.records import (
    AREA_COLUMNS,
    AREA_FACTS,
    PART_COLUMNS,
    PEER_COLUMNS,
    Counts,
    Ground,
    Period,
    QualityNote,
)  # fmt: skip

NOW = Period.parse("2023/24")
RULES = rulebook.on(date(2024, 3, 31), "England")
REQUEST = Request(
    partnership="Riverton", period=NOW, rules=RULES, harm=RULES.harm["cambridge_2026"],
    day=date(2024, 6, 1), key=b"a key that only the tests know .",
    released_by=("A. Analyst", "S. Checker"), made_up=True,
)  # fmt: skip
YEARS = [year.label for year in REQUEST.years]
WIDE, DEEP = 8, 5
CODES = [f"A{n:02}" for n in range(WIDE * DEEP)]
PEERS = ("Riverton", "Sandford", "Collingbridge", *(f"Peer {n}" for n in range(1, 9)))

# category → events in the audited year; each dataset's parts are dealt out below
RICH = {
    "police_street": {
        "violence_and_sexual_offences": 900, "anti_social_behaviour": 600, "burglary": 240,
        "vehicle_crime": 200, "possession_of_weapons": 30,
    },
    "council_asb": {"council_asb": 500},
    "road_casualties": {"road_casualty": 180},
    "resident_survey": {"burglary": 300, "drugs": 300, "anti_social_behaviour": 300},
    "fly_tipping": {"fly_tipping": 400},
}  # fmt: skip
ONE = {"police_street": {"burglary": 240}}
TINY = {name: dict.fromkeys(held, 2) for name, held in RICH.items()}
PARTS = {
    "weekday": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "hour": tuple(f"{hour:02}" for hour in range(24)),
    "weekday_hour": tuple(
        f"{day} {start:02}-{start + 3:02}"
        for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
        for start in range(0, 24, 3)
    ),
    "age_band": ("0-9", "10-17", "18-24", "25-34", "not known"),
    "sex": ("female", "male", "not known"),
    "role": ("driver", "pedestrian"),
    "severity": ("fatal", "serious", "slight"),
    "outcome": ("concern", "no concern", "not known"),
    "repeat": (*BAND_STARTS, "not known"),
}
GROWTH = {"burglary": 1.5, "vehicle_crime": 0.5}


def ground(neighbours: bool = True) -> Ground:
    """Forty areas in five rows of eight; the west is the more deprived."""
    at = [(n % WIDE, n // WIDE) for n in range(len(CODES))]
    facts = pd.DataFrame(
        {
            "area": CODES,
            "area_name": [f"Riverton {code}" for code in CODES],
            "ward": [f"W{x // 2}" for x, _ in at],
            "ward_name": [("Quayside", "Hill", "Park", "Mill")[x // 2] for x, _ in at],
            "district": "D1", "district_name": "Riverton", "residents": 1500, "households": 620,
            "deprivation_decile": [x + 1 for x, _ in at],
        }
    )  # fmt: skip
    pairs = [
        (CODES[i], CODES[j])
        for i, (x, y) in enumerate(at)
        for j, (u, v) in enumerate(at)
        if neighbours and abs(x - u) + abs(y - v) == 1
    ]
    return Ground(
        code="Z22000001", name="Riverton", atom_kind="lsoa21", areas=facts[AREA_FACTS],
        neighbours=pd.DataFrame(pairs, columns=["area", "neighbour"]), shapes={}, ward_shapes={},
        notes=("Boundaries of 2021.",),
    )  # fmt: skip


def dealt(total: int, parts: int, *, steep: float = 1.0, at: int = 0) -> list[int]:
    """A total dealt out over parts, whole numbers that add up, most to the one at `at`."""
    far = np.abs(np.arange(parts) - at)
    ends = np.round(total * np.cumsum(steep**far) / (steep**far).sum()).astype(int)
    return np.diff(ends, prepend=0).tolist()


def counts(held: dict[str, dict[str, int]], years: list[str] = YEARS, base: int = 1) -> Counts:
    """Counts of these datasets, the categories of `GROWTH` rising or falling into the last year."""
    areas, parts, peers = [], [], []
    for dataset, categories in held.items():
        for category, now in categories.items():
            for year in years:
                total = now if year == YEARS[-1] else round(now / GROWTH.get(category, 1))
                key = (dataset, category, year)
                areas += [(*key, a, n) for a, n in _areas(dataset, total)]
                parts += [(*key, *rest) for rest in _parts(dataset, year, total)]
                peers += [
                    (name, *key, round(total * _beside(place)), 60_000, 25_000)
                    for place, name in enumerate(PEERS)
                ]
    made = Counts(
        by_area=pd.DataFrame(areas, columns=AREA_COLUMNS),
        by_part=pd.DataFrame(parts, columns=PART_COLUMNS),
        by_peer=pd.DataFrame(peers, columns=PEER_COLUMNS),
    )
    return replace(
        made,
        by_area=_rounded(made.by_area, base), by_part=_rounded(made.by_part, base),
        by_peer=_rounded(made.by_peer, base), base=base,
    )  # fmt: skip


def _beside(place: int) -> float:
    """Peers have about a third of what Riverton, the first, has."""
    return 0.3 + place / 100 if place else 1.0


def _rounded(table: pd.DataFrame, base: int) -> pd.DataFrame:
    rounded = table.assign(count=(table["count"] / base).round().astype(int) * base)
    return rounded[rounded["count"] > 0].reset_index(drop=True)


def _areas(dataset: str, total: int) -> list[tuple[str, int]]:
    if RULES.datasets[dataset].area_kind:
        return [("D1", total)]
    spread = dealt(total, len(CODES), steep=0.9)
    return [(code, n) for code, n in zip(CODES, spread, strict=True) if n]


def _parts(dataset: str, year: str, total: int) -> list[tuple[str, str, int]]:
    splits = [*RULES.datasets[dataset].splits]
    splits += ["weekday_hour"] if {"weekday", "hour"} <= set(splits) else []
    first = int(year[:4])
    months = tuple(f"{first + (month > 12)}-{(month - 1) % 12 + 1:02}" for month in range(4, 16))
    named = {"month": months, **PARTS}
    return [
        (split, part, n)
        for split in splits
        for part, n in zip(
            named[split],
            dealt(total, len(named[split]), steep=1.0 if split == "month" else 0.7),
            strict=True,
        )
        if n
    ]


def brief(
    held: dict[str, dict[str, int]], *, years: list[str] = YEARS, base: int = 1,
    places: bool = True,
) -> Brief:  # fmt: skip
    """What goes with such counts: months supplied in these years alone, one poor grade."""
    supply = pd.DataFrame(
        [
            (name, month, year.label in years, 100, 0.02, year.label not in years)
            for name in held
            for year in REQUEST.years
            for month in year.months
        ],
        columns=["dataset", "month", "supplied", "rows", "unlocated_share", "gap"],
    )
    supply = supply.assign(comparable=supply["supplied"], reason="")
    made = Brief(
        request=REQUEST,
        ground=ground(),
        quality=tuple(_note(name) for name in held),
        comparable=comparable_years(supply, REQUEST.years),
        supply=supply,
        sources=_sources(held),
        base=base,
        rounding="" if base == 1 else f"Numbers are rounded to {base}.",
    )
    return replace(made, at_places=_at_places()) if places and "council_asb" in held else made


def _note(dataset: str) -> QualityNote:
    return QualityNote(
        dataset, "incomplete", "unlocated share", 0.02, "2% of rows have no place.", "C"
    )


def _sources(held: dict[str, dict[str, int]]) -> pd.DataFrame:
    rows = [
        {
            "dataset": name, "title": RULES.datasets[name].title,
            "agency": RULES.datasets[name].agency, "first_month": "2020-04",
            "last_month": "2024-03", "months": 48, "days_old": 92,
            "licence": RULES.datasets[name].licence, "link": RULES.datasets[name].link,
        }
        for name in held
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _at_places() -> pd.DataFrame:
    spread = dealt(500, 60, steep=0.9)
    names = [f"Made Up House {n:02}" for n in range(60)]
    told = pd.DataFrame({"place": names, "count": spread})
    return told.assign(dataset="council_asb", category="council_asb")
