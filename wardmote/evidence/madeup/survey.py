"""A residents' survey: what each person asked is worried about, topic by topic."""

from pathlib import Path

import numpy as np
import pandas as pd

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import pick, stream
from wardmote.evidence.madeup.prescribed import Ground, slug
from wardmote.evidence.madeup.template_files import write_template
from wardmote.evidence.madeup.truths import Truth
from wardmote.evidence.records import AGE_BANDS, Period

_ADULTS = [band for band, low, _ in AGE_BANDS if low >= 18]
_REPLIES = np.array(["Concern", "No concern", "No view"], dtype=object)


def write_survey(folder: Path, main: tuple[str, ...], ground: Ground, scale: float) -> list[Truth]:
    """Write one survey per partnership, of the last year; what worries people is planted."""
    return [_one(folder, district, ground, scale) for district in main]


def _one(folder: Path, district: str, ground: Ground, scale: float) -> Truth:
    year = ground.years[-1]
    people = _people(district, year, ground, scale)
    topics = ground.rules.scheme("survey")
    rows = people.loc[people.index.repeat(len(topics))].reset_index(drop=True)
    names = np.tile([topic.name for topic in topics], len(people))
    rows["category"] = np.tile([topic.title for topic in topics], len(people))
    rows["outcome"] = _replies(names, district, ground)
    path = folder / "council" / f"resident_survey_{district.lower()}_{slug(year)}.csv"
    write_template(path, ground.rules.datasets["resident_survey"], rows)
    return _truth(district, year)


def _people(district: str, year: Period, ground: Ground, scale: float) -> pd.DataFrame:
    plan = settings("agencies")["survey"]
    rng = stream(ground.seed, "survey", district)
    areas = ground.country.of(district)
    size = max(60, round(plan["people"][district] * scale))
    weight = areas["residents"] / areas["residents"].sum()
    home = areas.loc[rng.choice(areas.index, size, p=weight)]
    month = next(m for m in year.months if m.month == plan["month"])
    day = pd.to_timedelta(rng.integers(0, 28, size), unit="D")
    return pd.DataFrame(
        {
            "record_id": [f"{district[0]}{number:05d}" for number in range(1, size + 1)],
            "happened_on": pd.Timestamp(month) + day,
            "area_code": home["area"].to_numpy(),
            "area_name": home["ward_name"].to_numpy(),
            "sex": pick(rng, [("Female", 53), ("Male", 46), ("Other", 1)], size),
            "age_band": pick(rng, list(zip(_ADULTS, (9, 16, 25, 26, 24), strict=True)), size),
            "count": rng.uniform(0.7, 1.4, size).round(2),
        }
    )


def _replies(
    names: "np.ndarray[tuple[int], np.dtype[np.str_]]", district: str, ground: Ground
) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    plan = settings("agencies")["survey"]
    rng = stream(ground.seed, "replies", district)
    worry = np.array([plan["worry"][district].get(name, plan["usual"]) for name in names])
    drawn = rng.random(len(names))
    concerned = drawn < worry
    silent = drawn > 1 - plan["no_view"]
    return np.asarray(_REPLIES[np.where(concerned, 0, np.where(silent, 2, 1))])


def _truth(district: str, year: Period) -> Truth:
    worry = settings("agencies")["survey"]["worry"][district]
    first = sorted(worry, key=lambda topic: -worry[topic])[:2]
    return Truth(
        f"{district.lower()}-worries", "residents' worry", district, "resident_survey", first[0],
        areas=(), months=tuple(f"{month:%Y-%m}" for month in year.months),
        must="What residents worry about most is not what is recorded most: both are told.",
        detail={"first": first, "shares": {topic: worry[topic] for topic in first}},
    )  # fmt: skip
