"""Located records written out in tests, as an Ibis table in DuckDB."""

import ibis
import pandas as pd

from tests.evidence.keeping import records
from wardmote.evidence.records import AREA_FACTS, Ground


def located(text: str) -> ibis.Table:
    """Standard records from "category|month|…" lines; `area` is what stands in `area_code`."""
    table = ibis.memtable(records(text))
    return table.mutate(area=table.area_code, how=ibis.literal("supplied"))


def ground(areas: dict[str, str], district: str = "D1") -> Ground:
    """A partnership whose areas lie in these wards, of one district."""
    facts = pd.DataFrame({"area": list(areas), "ward": list(areas.values())})
    facts = facts.assign(
        area_name=[f"Riverton {code}" for code in areas], ward_name=facts["ward"],
        district=district, district_name="Riverton", residents=1500, households=600,
    )  # fmt: skip
    return Ground(
        code="X1", name="Riverton", atom_kind="lsoa21",
        areas=facts.reindex(columns=AREA_FACTS),
        neighbours=pd.DataFrame(columns=["area", "neighbour"]), shapes={}, ward_shapes={},
    )  # fmt: skip
