"""Ready-made totals: fires in homes by area, and recorded crime by force, quarter and offence."""

from pathlib import Path

import pandas as pd

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.prescribed import Ground
from wardmote.evidence.madeup.vintages import Earlier

_FIRES_PER_HOUSEHOLD = 0.0004


def write_fires(folder: Path, before: Earlier, ground: Ground) -> Path:
    """Write fires in homes per earlier MSOA, a mean of three years; those with none are absent."""
    rng = stream(ground.seed, "dwelling fires")
    areas = before.areas.groupby("msoa", sort=True)[["residents", "households"]].sum().reset_index()
    fires = rng.poisson(areas["households"] * _FIRES_PER_HOUSEHOLD * 3) / 3
    table = pd.DataFrame(
        {
            "MSOA11CD": areas["msoa"],
            "Number of fires (three-year average)": fires,
            "Proportion of fire incidents per person": fires / areas["residents"],
        }
    )
    path = folder / "fire" / "dwelling_fires_msoa11_3yr_average.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    table[fires > 0].to_csv(path, index=False, lineterminator="\n")
    return path


def write_recorded(folder: Path, crimes: pd.DataFrame, ground: Ground) -> Path:
    """Write every force's recorded crime by financial quarter × offence code, all years in one."""
    offences = settings("offences")["offence"]
    crimes = crimes.assign(
        force=ground.country.areas["force"].to_numpy()[crimes["number"]],
        quarter=crimes["month"] // 3,
    )
    counts = crimes.groupby(["force", "quarter", "kind"]).size()
    rows = [
        (force.name, quarter, offence, counts.get((force.slug, quarter, offence["kind"]), 0))
        for quarter in range(4 * len(ground.years))
        for force in ground.country.plan.forces
        for offence in offences
    ]
    path = folder / "recorded_crime" / "recorded_crime_by_force_quarter_offence.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    _recorded(rows, ground).to_csv(path, lineterminator="\n", index_label="Unnamed: 0")
    return path


def _recorded(rows: list[tuple[str, int, dict[str, str], int]], ground: Ground) -> pd.DataFrame:
    rng = stream(ground.seed, "recorded crime")
    return pd.DataFrame(
        [
            {
                "Financial_Year": ground.years[quarter // 4].label,
                "Financial_Quarter": quarter % 4 + 1,
                "Force_Name": name,
                "Offence_Description": offence["description"],
                "Offence_Group": offence["group"],
                "Offence_Subgroup": offence["subgroup"],
                "Offence_Code": offence["code"],
                "Number_of_Offences": int(rng.binomial(count, float(offence["share"]))),
                "Policeuk_Cat": offence["word"],
            }
            for name, quarter, offence, count in rows
        ]
    )
