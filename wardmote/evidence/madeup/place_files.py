"""Lookups, populations and deprivation of the made-up country, headed as the national ones are."""

from pathlib import Path

import numpy as np
import pandas as pd

from wardmote.evidence.madeup.atlas import Atlas
from wardmote.evidence.madeup.country import Country
from wardmote.evidence.madeup.vintages import Earlier

_NATIONAL_AREAS = 33_755
_CORNER = (635_000, 475_000)
_POSTCODE_M = 2_600


def write_places(folder: Path, country: Country, before: Earlier) -> None:
    """Write the lookups, the two censuses and the deprivation of every area below the folder."""
    tables = {
        "lookups/lsoa21_ward24_ltla24.csv": _wards(country),
        "lookups/lsoa21_msoa21.csv": _msoas(country),
        "lookups/lsoa21_outward.csv": _postcodes(country),
        "lookups/lsoa11_lsoa21_ltla22.csv": _changes(country, before),
        "lookups/lsoa11_msoa11.csv": _earlier_msoas(before),
        "lookups/ltla24_csp24_pfa24.csv": partnerships(country.plan),
        "lookups/ltla24_fra24.csv": _fire(country.plan),
        "population/census2021_ts001_lsoa21.csv": _census2021(country),
        "population/census2021_households_lsoa21.csv": _households2021(country),
        "population/census2011_php01_lsoa11.csv": _census2011(before),
        "deprivation/imd2025_made_up_lsoa21.csv": _deprivation(country),
    }
    for name, table in tables.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        table.to_csv(path, index=False, lineterminator="\n")


def partnership_codes(plan: Atlas) -> dict[str, str]:
    """The code of every partnership, by its name."""
    return {name: f"Z22{number:06d}" for number, name in enumerate(plan.partnerships, start=1)}


def partnerships(plan: Atlas) -> pd.DataFrame:
    """One row per district × partnership, as the national lookup has it; many to many."""
    codes = partnership_codes(plan)
    rows = [
        (d.code, d.name, codes[name], name, plan.force(d.force).code, plan.force(d.force).name)
        for d in plan.districts
        for name in d.partnerships
    ]
    kinds = ("ltla24", "csp24", "pfa24")
    return pd.DataFrame(rows, columns=[f"{k}_{end}" for k in kinds for end in ("code", "name")])


def _wards(country: Country) -> pd.DataFrame:
    areas = country.areas
    return pd.DataFrame({
        "lsoa21_name": areas["area_name"], "lsoa21_code": areas["area"],
        "ward24_name": areas["ward_name"], "ward24_code": areas["ward"],
        "ltla24_name": areas["district_name"], "ltla24_code": areas["district"],
    }).sort_values(["ltla24_code", "ward24_name", "lsoa21_code"])  # fmt: skip


def _msoas(country: Country) -> pd.DataFrame:
    columns = {
        "area_name": "lsoa21_name", "area": "lsoa21_code",
        "msoa_name": "msoa21_name", "msoa": "msoa21_code",
    }  # fmt: skip
    return country.areas.rename(columns=columns)[list(columns.values())]


def _changes(country: Country, before: Earlier) -> pd.DataFrame:
    old = before.areas.loc[before.links["part"]].reset_index(drop=True)
    new = country.areas.loc[before.links["number"]].reset_index(drop=True)
    return pd.DataFrame({
        "lsoa11_name": old["area_name"], "lsoa11_code": old["area"],
        "change_code": before.links["change"],
        "lsoa21_name": new["area_name"], "lsoa21_code": new["area"],
        "ltla22_name": new["district_name"], "ltla22_code": new["district"],
    })  # fmt: skip


def outward(country: Country) -> "pd.Series[str]":
    """The outward postcode of each area; postcodes nest in nothing, as real ones do not."""
    column = ((country.areas["easting"] - _CORNER[0]) // _POSTCODE_M).astype(int)
    row = ((country.areas["northing"] - _CORNER[1]) // _POSTCODE_M).astype(int)
    return column.map(lambda number: f"Z{chr(65 + number)}") + (row + 1).astype(str)


def _postcodes(country: Country) -> pd.DataFrame:
    return pd.DataFrame({"lsoa21_code": country.areas["area"], "outward_code": outward(country)})


def _earlier_msoas(before: Earlier) -> pd.DataFrame:
    columns = {
        "area_name": "lsoa11_name", "area": "lsoa11_code",
        "msoa_name": "msoa11_name", "msoa": "msoa11_code",
    }  # fmt: skip
    return before.areas.rename(columns=columns)[list(columns.values())]


def _fire(plan: Atlas) -> pd.DataFrame:
    slugs = [force.slug for force in plan.forces]
    return pd.DataFrame(
        {
            "ltla24_name": [d.name for d in plan.districts],
            "ltla24_code": [d.code for d in plan.districts],
            "fra24_name": [
                plan.force(d.force).name.removesuffix(" Police") for d in plan.districts
            ],
            "fra24_code": [f"Z31{slugs.index(d.force) + 1:06d}" for d in plan.districts],
        }
    )


def _census2021(country: Country) -> pd.DataFrame:
    areas = country.areas
    head = "Residence type: {}; measures: Value"
    together = (areas["residents"] * 0.012 * (areas["centre"] > 0.5)).round().astype(int)
    return pd.DataFrame(
        {
            "date": 2021,
            "geography": areas["area_name"],
            "geography code": areas["area"],
            head.format("Total"): areas["residents"],
            head.format("Lives in a household"): areas["residents"] - together,
            head.format("Lives in a communal establishment"): together,
        }
    )


def _households2021(country: Country) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "date": 2021,
            "geography": country.areas["area_name"],
            "geography code": country.areas["area"],
            "Number of households: Total; measures: Value": country.areas["households"],
        }
    )


def _census2011(before: Earlier) -> pd.DataFrame:
    """Persons and households as printed: thousands with a comma, the name in the next column."""
    areas = before.areas
    return pd.DataFrame(
        {
            "Region code": "Z12000001",
            "Region name": "THE MADE-UP ISLAND",
            "Local authority code": areas["district"],
            "Local authority name": areas["district_name"],
            "MSOA Code": areas["msoa"],
            "MSOA Name": areas["msoa_name"],
            "LSOA Code": areas["area"],
            "LSOA Name": areas["area_name"],
            "Unnamed: 8": "",
            "Persons": areas["residents"].map("{:,}".format),
            "Persons.1": areas["residents"].map("{:,}".format),
            "Persons.2": 0,
            "Hectares": before_hectares(before),
            "Persons per hectare": (areas["residents"] / before_hectares(before)).round(1),
            "Households": areas["households"].map("{:,}".format),
            "Persons per household": (areas["residents"] / areas["households"]).round(1),
        }
    )


def before_hectares(before: Earlier) -> "pd.Series[float]":
    """The size of every earlier area, in hectares, at least one."""
    return pd.Series([max(1, round(shape.area / 10_000)) for shape in before.shapes])


def _deprivation(country: Country) -> pd.DataFrame:
    areas = country.areas
    rank = areas["deprivation"].rank(ascending=False) / len(areas) * _NATIONAL_AREAS
    return pd.DataFrame(
        {
            "lsoa21_code": areas["area"],
            "IMD_decile": areas["decile"],
            "IMD_rank": rank.round().astype(int),
            "IMD_score": (21.7 * np.exp(0.55 * areas["deprivation"])).round(3),
        }
    )
