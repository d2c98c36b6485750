"""Every published offence group and sub-group has a category."""

import csv
from datetime import date
from pathlib import Path

from wardmote import rulebook

FILES = ("prc_pfa_2017-18_quarterly_by_offence.csv", "offence_code_to_policeuk_category.csv")


def test_every_group_and_sub_group_of_the_recorded_crime_tables_has_a_category(
    real_data: Path,
) -> None:
    rules = rulebook.on(date(2018, 4, 1), "England")
    found = set()
    for name in FILES:
        with (real_data / "recorded_crime" / name).open(encoding="utf-8-sig", newline="") as file:
            found |= {(r["Offence_Group"], r["Offence_Subgroup"]) for r in csv.DictReader(file)}
    assert len(found) == 28
    assert [pair for pair in sorted(found) if rules.offence_category(*pair) is None] == []
