"""Totals of areas told by others that they do not nest in: by residents, and tobler by ground.

WARDMOTE_REAL_DATA=../shared/data python -m benchmarks.spreading

For the peer: tobler 0.13, which is not among the locked packages (it brings rasterio).

The crimes of a county are known by small area. They are hidden within each middle area, shared
out among wards, and held against the known.
"""

import os
import time
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd

from wardmote.evidence.places import Kind, Places, cross_check
from wardmote.evidence.places.spreading import homes, targets
from wardmote.evidence.records import Period

YEAR = Period.parse("2023/24")
FEWEST = 20


def crimes(folder: Path) -> pd.DataFrame:
    """The year's crimes by small area, from the month when all files bear codes of one census."""
    months = [f"{month:%Y-%m}" for month in YEAR.months if f"{month:%Y-%m}" >= "2023-06"]
    files = [path for month in months for path in (folder / "police" / month).glob("*-street.csv")]
    rows = pd.concat(pd.read_csv(path, usecols=["LSOA code"]) for path in files).dropna()
    counted = rows.groupby("LSOA code").size()
    return counted.rename("count").rename_axis("area").reset_index()


def by_ground(places: Places, known: pd.DataFrame, kind: str) -> Any:
    """Tobler's areal interpolation, sources and targets drawn from the same small areas."""
    from tobler.area_weighted import area_interpolate

    outlines = places.outlines(Kind("lsoa", 2021))
    atoms = geopandas.GeoDataFrame({"area": outlines.codes}, geometry=outlines.shapes, crs=27700)
    ward = targets(places, "ward", YEAR).set_index("atom")["target"]
    atoms["source"] = atoms["area"].map(homes(places, Kind(*_named(kind)), YEAR))
    atoms["target"] = atoms["area"].map(ward)
    atoms = atoms.merge(known, on="area").dropna(subset=["source", "target"])
    sources = atoms.dissolve("source", aggfunc={"count": "sum"}).reset_index()
    wards = atoms.dissolve("target", aggfunc={"count": "sum"}).reset_index()
    started = time.perf_counter()
    told = area_interpolate(sources, wards, extensive_variables=["count"])
    taken = time.perf_counter() - started
    error = (told["count"] / wards["count"] - 1).abs()[wards["count"] >= FEWEST]
    return error.median(), error.quantile(0.9), taken


def _named(kind: str) -> tuple[str, int]:
    return kind[:-2], 2000 + int(kind[-2:])


def main() -> None:
    """Print the median and the ninetieth percentile of the errors of each way."""
    folder = Path(os.environ["WARDMOTE_REAL_DATA"])
    places, known = Places.open(folder), crimes(folder)
    print("crimes hidden in, told by ward     way                 median   nine in ten   seconds")
    for kind in ("msoa11", "msoa21", "ltla24"):
        started = time.perf_counter()
        ours = cross_check(places, known, kind=kind, to="ward", period=YEAR, fewest_events=FEWEST)
        taken = time.perf_counter() - started
        errors = f"{ours.median_error:6.1%} {ours.ninetieth_error:13.1%} {taken:9.2f}"
        print(f"  {kind:32} by residents        {errors}")
        try:
            median, most, taken = by_ground(places, known, kind)
        except ImportError:
            print(f"  {kind:32} tobler              is not installed")
        else:
            print(f"  {kind:32} tobler, by ground   {median:6.1%} {most:13.1%} {taken:9.2f}")


if __name__ == "__main__":
    main()
