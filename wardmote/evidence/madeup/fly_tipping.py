"""The fly-tipping workbook: two rows of headings, ":" for not available, lines of totals."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.prescribed import Ground

SHEET = "LA_incidents"
LAND = (
    "Highway Incidents", "Footpath / Bridleway Incidents", "Back Alleyway Incidents",
    "Railway Incidents", "Council Land Incidents", "Agricultural Incidents",
    "Private / Residential Incidents", "Commercial / Industrial Incidents",
    "Watercourse / Bank Incidents", "Other (unidentified) Incidents",
)  # fmt: skip
_LAND_SHARES = (0.46, 0.13, 0.14, 0.01, 0.16, 0.01, 0.03, 0.02, 0.01, 0.03)
_PER_1000_HOUSEHOLDS = {"Riverton": 92.0, "Sandford": 38.0, "Collingbridge": 21.0}
_USUAL_PER_1000_HOUSEHOLDS = 30.0
_GROWTH = 1.05
_REGION = "The Made-up Island"
_NOT_SENT = ("Greywater", 1)
_FIXED_TIME = (2000, 1, 1, 0, 0, 0)


def write_fly_tipping(folder: Path, ground: Ground) -> Path:
    """Write the workbook of all the country's districts and years; one district sent no number."""
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "Notes"
    for row in (("Notes",), (":", "Data not available"), ("This workbook is made up.",)):
        notes.append(row)
    sheet = book.create_sheet(SHEET)
    sheet.append(("Fly-tipping incidents reported by local authorities on a made-up island",))
    sheet.append((None, None, None, None, "TOTAL", "Land type"))
    sheet.merge_cells(start_row=2, start_column=6, end_row=2, end_column=5 + len(LAND))
    sheet.append(("Year", "ONS Code", "LA Name", "Region", "Total Incidents", *LAND))
    for row in _rows(ground):
        sheet.append(row)
    path = folder / "council" / "fly_tipping_made_up_island.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    _save(book, path)
    return path


def _rows(ground: Ground) -> list[tuple[Any, ...]]:
    """One row per year and district, each year's lines of totals above them."""
    rows: list[tuple[Any, ...]] = []
    for number, year in enumerate(ground.years):
        found = {d.code: _counts(d.name, number, ground) for d in ground.country.plan.districts}
        totals = tuple(sum(column) for column in zip(*found.values(), strict=True))
        label = year.label.replace("/", "-")
        rows.append((label, "*Total", "*Total", "*Total England", *totals))
        rows.append((label, "*Total", "*Total", _REGION, *totals))
        for district in ground.country.plan.districts:
            sent = (district.name, number) != _NOT_SENT
            told = found[district.code] if sent else (":",) * (1 + len(LAND))
            rows.append((label, district.code, district.name, _REGION, *told))
    return rows


def _counts(district: str, year: int, ground: Ground) -> tuple[int, ...]:
    """The total and its parts by kind of land."""
    rng = stream(ground.seed, "fly-tipping", district, str(year))
    rate = _PER_1000_HOUSEHOLDS.get(district, _USUAL_PER_1000_HOUSEHOLDS) * _GROWTH**year
    households = ground.country.of(district)["households"].sum()
    parts = rng.multinomial(rng.poisson(rate * households / 1000), _LAND_SHARES)
    return (int(parts.sum()), *(int(part) for part in parts))


def _save(book: openpyxl.Workbook, path: Path) -> None:
    """Save without the time of day, so that the same seed gives the same bytes."""
    raw = BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as full, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as plain:
        for name in full.namelist():
            if name != "docProps/core.xml":
                plain.writestr(zipfile.ZipInfo(name, _FIXED_TIME), full.read(name))
