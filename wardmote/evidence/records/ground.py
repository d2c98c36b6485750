"""The ground of an audit: its small areas, what is known of each, and which touch."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

AREA_FACTS = [
    "area", "area_name", "ward", "ward_name", "district", "district_name",
    "residents", "households", "deprivation_decile",
]  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """One partnership's small areas ("atoms") as they stood in a period; public facts only.

    Attributes:
        code: the partnership's code.
        name: the partnership's name.
        atom_kind: what the small areas are: "lsoa21", "lsoa11", "datazone22" …
        areas: one row per area, columns `AREA_FACTS`; residents and households may be missing.
        neighbours: one row per touching pair: `area`, `neighbour` (both ways round).
        shapes: GeoJSON FeatureCollection in British National Grid metres, `properties.area`;
            empty where no boundary was supplied.
        ward_shapes: the same for wards, `properties.ward`.
        notes: what a reader must know: boundary year, population year, best fit, simplification.
    """

    code: str
    name: str
    atom_kind: str
    areas: pd.DataFrame
    neighbours: pd.DataFrame
    shapes: dict[str, Any]
    ward_shapes: dict[str, Any]
    notes: tuple[str, ...] = ()
