"""A made-up strip of country, 6 km by 1 km, drawn by hand.

::

    2011   Z01000001  Z01000002  |   Z01000003 (2 km)   |  Z01000004  Z01000005
    2021   Z01000001  Z01000002  |  Z01000011 Z01000012 |   Z01000013 (2 km)
           unchanged  unchanged  |        split         |        merged
           ----------- Riverton ------------------------  --- Collingbridge ---
"""

import json
from collections.abc import Mapping
from pathlib import Path

WEST, SOUTH = 400_000.0, 200_000.0

NOW = {
    "Z01000001": (0, 1), "Z01000002": (1, 2), "Z01000011": (2, 3),
    "Z01000012": (3, 4), "Z01000013": (4, 6),
}  # fmt: skip
BEFORE = {
    "Z01000001": (0, 1), "Z01000002": (1, 2), "Z01000003": (2, 4),
    "Z01000004": (4, 5), "Z01000005": (5, 6),
}  # fmt: skip

CHANGES = """lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code,ltla22_name,ltla22_code
Riverton 001A,Z01000001,U,Riverton 001A,Z01000001,Riverton,Z07000001
Riverton 001B,Z01000002,U,Riverton 001B,Z01000002,Riverton,Z07000001
Riverton 001C,Z01000003,S,Riverton 001D,Z01000011,Riverton,Z07000001
Riverton 001C,Z01000003,S,Riverton 001E,Z01000012,Riverton,Z07000001
Collingbridge 001A,Z01000004,M,Collingbridge 001C,Z01000013,Collingbridge,Z07000002
Collingbridge 001B,Z01000005,M,Collingbridge 001C,Z01000013,Collingbridge,Z07000002
"""
WARDS = """lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code
Riverton 001A,Z01000001,Quayside,Z05000001,Riverton,Z07000001
Riverton 001B,Z01000002,Quayside,Z05000001,Riverton,Z07000001
Riverton 001D,Z01000011,Hill,Z05000002,Riverton,Z07000001
Riverton 001E,Z01000012,Hill,Z05000002,Riverton,Z07000001
Collingbridge 001C,Z01000013,Bridge,Z05000003,Collingbridge,Z07000002
"""
PARTNERSHIPS = """ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name
Z07000001,Riverton,Z22000001,Riverton,Z23000001,Strip Police
Z07000002,Collingbridge,Z22000002,Collingbridge,Z23000001,Strip Police
"""
FIRE = """ltla24_name,ltla24_code,fra24_name,fra24_code
Riverton,Z07000001,Strip Fire,Z31000001
Collingbridge,Z07000002,Strip Fire,Z31000001
"""
CENSUS_2021 = """date,geography,geography code,Residence type: Total; measures: Value
2021,Riverton 001A,Z01000001,1000
2021,Riverton 001B,Z01000002,1500
2021,Riverton 001D,Z01000011,1200
2021,Riverton 001E,Z01000012,1800
2021,Collingbridge 001C,Z01000013,2500
"""
CENSUS_2011 = """\ufeffLSOA Code,LSOA Name,Persons,Households
Z01000001,Riverton 001A,"1,003",401
Z01000002,Riverton 001B,"1,400",600
Z01000003,Riverton 001C,"2,000","1,000"
Z01000004,Collingbridge 001A,900,300
Z01000005,Collingbridge 001B,"1,100",500
"""
DEPRIVATION = """lsoa21_code,IMD_rank,Housing_and_Services_decile
Z01000001,1,1
Z01000002,3375,2
Z01000011,3376,3
Z01000012,33755,4
Z01000013,16877,5
"""


def box(left: float, right: float, bottom: float = 0, top: float = 1) -> list[list[float]]:
    """A ring, in metres, of so many kilometres along the strip."""
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return [[WEST + x * 1000, SOUTH + y * 1000] for x, y in corners]


def geojson(areas: Mapping[str, tuple[float, float]], heading: str) -> str:
    """Boxes as GeoJSON in British National Grid metres."""
    features = [
        {
            "type": "Feature",
            "properties": {heading: code},
            "geometry": {"type": "Polygon", "coordinates": [box(*ends)]},
        }
        for code, ends in areas.items()
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    return json.dumps({"type": "FeatureCollection", "crs": crs, "features": features})


def write_strip(folder: Path) -> Path:
    """The whole strip as files whose names tell nothing."""
    files = {
        "a.csv": CHANGES, "b.csv": WARDS, "c.csv": PARTNERSHIPS, "d.csv": FIRE,
        "deep/e.csv": CENSUS_2021, "deep/f.csv": CENSUS_2011, "deep/g.csv": DEPRIVATION,
        "h.geojson": geojson(NOW, "lsoa21_code"), "i.json": geojson(BEFORE, "LSOA11CD"),
    }  # fmt: skip
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
