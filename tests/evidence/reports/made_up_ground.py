"""Riverton's invented boundaries: a round-cornered town of small areas in a dozen wards."""

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import MultiPoint, Point, mapping

WARDS = (
    "Abbey", "Bridge End", "Castle", "Docks", "Eastfield", "Fairmead",
    "Grange", "Hillside", "Kingsmoor", "Market", "Northgate", "Weir",
)  # fmt: skip
AREAS = 48


def _outline(rng):
    turn = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    reach = 3400 * (
        1 + 0.16 * np.sin(2 * turn + 1) + 0.10 * np.sin(3 * turn) + 0.03 * rng.standard_normal(90)
    )
    return shapely.Polygon(
        np.column_stack([402_000 + 1.25 * reach * np.cos(turn), 221_000 + reach * np.sin(turn)])
    )


def _seeds(rng, outline):
    found = []
    while len(found) < AREAS:
        point = rng.normal([402_000, 221_000], [2600, 2100])
        if outline.contains(Point(point)) and all(
            np.hypot(*(point - other)) > 300 for other in found
        ):
            found.append(point)
    return np.array(found)


def riverton():
    """Areas (code, name, ward, x, y), and the GeoJSON of the areas and of the wards."""
    rng = np.random.default_rng(7)
    outline = _outline(rng)
    seeds = _seeds(rng, outline)
    cells = shapely.voronoi_polygons(MultiPoint(seeds), extend_to=outline).geoms
    cells = [cell.intersection(outline) for cell in cells]
    cells = [next(c for c in cells if c.contains(Point(seed))) for seed in seeds]
    angle = np.arctan2(seeds[:, 1] - 221_000, seeds[:, 0] - 402_000)
    near = np.hypot(seeds[:, 0] - 402_000, seeds[:, 1] - 221_000) < 1500
    ward = (
        np.where(near, (angle + np.pi) // (np.pi / 2), 4 + (angle + np.pi) // (np.pi / 4)).astype(
            int
        )
        % 12
    )
    areas = pd.DataFrame({
        "area": [f"E0100{n:04d}" for n in range(1, AREAS + 1)],
        "area_name": [f"Riverton {n:03d}" for n in range(1, AREAS + 1)],
        "ward": [f"E0500{w:04d}" for w in ward], "ward_name": [WARDS[w] for w in ward],
        "x": seeds[:, 0], "y": seeds[:, 1],
    })  # fmt: skip
    shapes = _collection("area", zip(areas["area"], cells, strict=True))
    within = {code: areas.index[areas["ward"] == code] for code in sorted(set(areas["ward"]))}
    wards = {code: shapely.union_all([cells[at] for at in rows]) for code, rows in within.items()}
    return areas, shapes, _collection("ward", wards.items())


def _collection(key, shapes):
    features = [
        {
            "type": "Feature",
            "properties": {key: code},
            "geometry": mapping(shapely.set_precision(shape, 0.1)),
        }
        for code, shape in shapes
    ]
    return {"type": "FeatureCollection", "features": features}
