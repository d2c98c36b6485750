import numpy as np
import pandas as pd
import pytest

from tests.evidence.disclosure.worlds import KEY, PROFILES, YEAR, ground
from wardmote.evidence.disclosure import protect
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import Counts

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
SPLITS = ["weekday", "hour", "weekday_hour"]


def events(seed: int, size: int) -> pd.DataFrame:
    """One row per event; some do not say their day, some not their hour."""
    chance = np.random.default_rng(seed)
    hour = chance.integers(0, 24, size)
    table = pd.DataFrame(
        {
            "category": chance.choice(["c00", "c01", "c02"], size, p=[0.7, 0.25, 0.05]),
            "area": chance.choice([f"A{i:05}" for i in range(8)], size),
            "weekday": chance.choice(DAYS, size),
            "hour": [f"{h:02}" for h in hour],
            "band": [f"{h // 3 * 3:02}-{h // 3 * 3 + 3:02}" for h in hour],
        }
    )
    no_day, no_hour = chance.random(size) < 0.1, chance.random(size) < 0.2
    both = (table["weekday"] + " " + table["band"]).mask(no_day | no_hour, "not known")
    return table.assign(
        weekday=table["weekday"].mask(no_day, "not known"),
        hour=table["hour"].mask(no_hour, "not known"),
        weekday_hour=both,
    )


def counts(table: pd.DataFrame) -> Counts:
    def by(name: str, to: str) -> pd.DataFrame:
        told = table.groupby(["category", name]).size().rename("count").reset_index()
        return told.rename(columns={name: to}).assign(dataset="police", year=YEAR)

    parts = pd.concat([by(split, "part").assign(split=split) for split in SPLITS])
    return Counts(by("area", "area"), parts.reset_index(drop=True))


@pytest.fixture(scope="module", params=[30, 300, 3000])
def both(request) -> tuple[Counts, Counts]:
    told = counts(events(request.param, request.param))
    return told, protect(told, ground(8), profiles=PROFILES, key=KEY).counts


def known(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["part"] != "not known"]


@pytest.mark.parametrize("split", SPLITS)
def test_each_way_of_telling_the_week_adds_up_to_the_categories(both, split):
    totals = both[1].totals().set_index("category")["count"]
    parts = both[1].part(split).groupby("category")["count"].sum()
    assert parts[parts > 0].equals(totals)


@pytest.mark.parametrize("split", ["hour", "weekday_hour"])
def test_each_hour_and_each_hour_of_a_weekday_is_off_by_less_than_the_base(both, split):
    told, shown = (known(c.part(split)).set_index(["category", "part"])["count"] for c in both)
    assert shown.sub(told, fill_value=0).abs().max() < 5


def test_a_weekday_is_never_below_its_own_hours(both):
    day = both[1].part("weekday").set_index(["category", "part"])["count"]
    hours = known(both[1].part("weekday_hour"))
    hours = hours.assign(part=hours["part"].str[:3]).groupby(["category", "part"])["count"].sum()
    assert (day.reindex(hours.index) >= hours).all()


def test_splits_that_contradict_each_other_are_refused():
    told = counts(events(1, 300))
    monday = (told.by_part["split"] == "weekday") & (told.by_part["part"] == "Mon")
    wrong = told.by_part.assign(count=told.by_part["count"].mask(monday, 0))
    with pytest.raises(NotReleasable, match="contradict"):
        protect(Counts(told.by_area, wrong), ground(8), profiles=PROFILES, key=KEY)
