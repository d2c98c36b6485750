import pandas as pd
import pytest

from tests.evidence.disclosure.worlds import KEY, PROFILES
from wardmote.evidence.disclosure import protect
from wardmote.evidence.records import AREA_FACTS, Counts, Ground

DISTRICTS = {
    "Cheltenham": 13853, "Cotswold": 5563, "Forest of Dean": 6069,
    "Gloucester": 18751, "Stroud": 8660, "Tewkesbury": 6477,
}  # fmt: skip


@pytest.fixture(scope="module")
def rows(real_data) -> pd.DataFrame:
    """Police rows of 2023/24 by the district that the area's own name begins with."""
    months = [f"2023-{m:02}" for m in range(4, 13)] + [f"2024-{m:02}" for m in range(1, 4)]
    files = [file for m in months for file in sorted((real_data / "police" / m).glob("*street*"))]
    if len(files) != 12:
        pytest.skip(f"twelve files of street crime expected, {len(files)} found")
    table = pd.concat(pd.read_csv(file, dtype=str) for file in files)
    table = table.rename(columns={"LSOA code": "area", "Crime type": "category", "Month": "part"})
    return table.assign(district=table["LSOA name"].str.rsplit(" ", n=1).str[0])


def counted(rows: pd.DataFrame) -> Counts:
    def by(name: str) -> pd.DataFrame:
        table = rows.groupby(["category", name]).size().rename("count").reset_index()
        return table.assign(dataset="police", year="2023/24")

    return Counts(by("area"), by("part").assign(split="month"))


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_published_total_of_a_real_place_is_within_2_and_its_areas_stay_near(rows, district):
    counts = counted(rows[rows["district"] == district])
    areas = pd.DataFrame({"area": sorted(set(counts.by_area["area"])), "ward": "W"})
    ground = Ground("X", district, "lsoa", areas.reindex(columns=AREA_FACTS),
                    pd.DataFrame(), {}, {})  # fmt: skip
    safe = protect(counts, ground, profiles=PROFILES, key=KEY).counts
    assert counts.by_area["count"].sum() == DISTRICTS[district]
    assert abs(safe.by_area["count"].sum() - DISTRICTS[district]) <= 2
    keys = ["area", "category"]
    shown = safe.by_area.set_index(keys)["count"]
    off = shown.sub(counts.by_area.set_index(keys)["count"], fill_value=0).abs()
    assert off.sum() / (len(areas) * counts.by_area["category"].nunique()) <= 1.5
    totals = [c.totals().set_index("category")["count"] for c in (counts, safe)]
    error = totals[1].sub(totals[0], fill_value=0).abs()
    assert error.max() < 5
    assert error[totals[0].nlargest(2).index].max() <= 2
