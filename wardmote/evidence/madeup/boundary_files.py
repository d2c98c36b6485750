"""Boundary files of the made-up country: GeoJSON after RFC 7946, in WGS84."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from wardmote.evidence.madeup.country import Country
from wardmote.evidence.madeup.streets import lonlat
from wardmote.evidence.madeup.vintages import Earlier

_KINDS = (
    ("lsoa21", "area", "area_name"),
    ("msoa21", "msoa", "msoa_name"),
    ("ward24", "ward", "ward_name"),
    ("ltla24", "district", "district_name"),
)


def write_boundaries(folder: Path, country: Country, before: Earlier) -> None:
    """Write the latest boundaries, one file per kind, and the earlier ones, one per district."""
    latest = folder / "latest"
    latest.mkdir(parents=True, exist_ok=True)
    for kind, code, name in _KINDS:
        areas, shapes = _dissolved(country, code, name)
        heads = {f"{kind}_name": areas[name], f"{kind}_code": areas[code]}
        _write(latest / f"made_up_{kind}.geojson", heads, shapes)
    earlier = folder / "2011" / "lsoa_by_lad"
    earlier.mkdir(parents=True, exist_ok=True)
    for district, rows in before.areas.groupby("district"):
        heads = {"LSOA11CD": rows["area"], "LSOA11NM": rows["area_name"]}
        _write(earlier / f"{district}.geojson", heads, before.shapes[rows.index])


def _dissolved(country: Country, code: str, name: str) -> tuple[pd.DataFrame, NDArray[np.object_]]:
    if code == "area":
        return country.areas, country.shapes
    groups = country.areas.groupby(code, sort=True)
    shapes = [shapely.union_all(country.shapes[members.index]) for _, members in groups]
    return groups[[name]].first().reset_index(), np.array(shapes, dtype=object)


def _write(path: Path, heads: dict[str, "pd.Series[str]"], shapes: NDArray[np.object_]) -> None:
    features = [
        json.dumps(
            {
                "type": "Feature",
                "properties": dict(zip(heads, values, strict=True)),
                "geometry": _geometry(shape),
            }
        )
        for *values, shape in zip(*heads.values(), shapes, strict=True)
    ]
    head = f'{{"type": "FeatureCollection", "name": "{path.stem}", "features": [\n'
    path.write_text(head + ",\n".join(features) + "\n]}\n", encoding="utf-8")


def _geometry(shape: Any) -> dict[str, Any]:
    parts = [_polygon(shapely.orient_polygons(part)) for part in shapely.get_parts(shape)]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _polygon(polygon: Any) -> list[list[list[float]]]:
    return [_ring(ring) for ring in (polygon.exterior, *polygon.interiors)]


def _ring(ring: Any) -> list[list[float]]:
    easting, northing = shapely.get_coordinates(ring).T
    return np.column_stack(lonlat(easting, northing)).tolist()
