# ruff: noqa: E501, its words are data
"""One exhibit of every kind, for Riverton."""

import numpy as np
import pandas as pd

from wardmote.evidence.disclosure.edition import Exhibit

POLICE = "Riverton Constabulary, police.uk street crime, April 2022 to March 2026"
ROUNDED = ("Numbers are rounded to 5 so that nobody can be picked out.",)


def exhibits(areas):
    made = [
        rate_map(areas), hot_map(areas), ward_map(areas), monthly(), years(), change(), by_category(),
        who(), hours(), peers(), concentration(), streets(), dense(areas), close_map(areas),
    ]  # fmt: skip
    return {exhibit.id: exhibit for exhibit in made}


def _middle(areas):
    near = np.exp(-(((areas["x"] - 402_300) / 1300) ** 2 + ((areas["y"] - 221_200) / 1100) ** 2))
    east = np.exp(-(((areas["x"] - 404_600) / 700) ** 2 + ((areas["y"] - 219_700) / 700) ** 2))
    return near + 0.7 * east


def rate_map(areas):
    rate = (35 + 190 * _middle(areas)).round(1)
    table = pd.DataFrame({
        "area": areas["area"], "name": areas["area_name"], "ward": areas["ward_name"],
        "incidents": (rate * 1.6 / 5).round() * 5, "rate": rate,
    })  # fmt: skip
    table.loc[5, ["incidents", "rate"]] = np.nan
    return Exhibit(
        "all_crime.map", "The town centre and Docks have the highest rates of recorded crime",
        "Incidents per 1,000 residents by small area, Riverton, 2025/26", "map", table,
        {"area": "Area code (LSOA 2021)", "name": "Area", "ward": "Ward", "incidents": "Incidents",
         "rate": "Incidents per 1,000 residents"},
        {"area": "area", "value": "rate"}, POLICE,
        "A map of Riverton's 48 small areas. Rates are above 150 per 1,000 residents in Market, Castle and "
        "Bridge End wards at the centre and in Docks to the south-east, and under 60 in the outer wards.",
        (*ROUNDED, "Town-centre rates are high partly because many more people visit than live there."), "area",
    )  # fmt: skip


def hot_map(areas):
    middle = _middle(areas)
    table = pd.DataFrame({
        "area": areas["area"], "name": areas["area_name"], "ward": areas["ward_name"],
        "burglaries": (12 * middle / 5).round() * 5 + 5,
        "hot": np.where(middle > 0.82, "hot area (false discovery rate 5%)", ""),
    })  # fmt: skip
    return Exhibit(
        "burglary.hot_areas", "Ten areas in and beside the centre stand out for burglary",
        "Burglaries by small area, Riverton, 2025/26", "map", table,
        {"area": "Area code (LSOA 2021)", "name": "Area", "ward": "Ward", "burglaries": "Burglaries",
         "hot": "Whether the area stands out beyond chance"},
        {"area": "area", "value": "burglaries", "mark": "hot"}, POLICE,
        "A map of burglaries with ten ringed areas, which touch one another, in Market and Castle wards.",
        ROUNDED, "area",
    )  # fmt: skip


def ward_map(areas):
    wards = areas.groupby("ward", as_index=False).agg(
        name=("ward_name", "first"), areas=("area", "size")
    )
    table = wards.assign(anti_social=wards["areas"] * 15 + 20)[["ward", "name", "anti_social"]]
    return Exhibit(
        "asb.wards", "Anti-social behaviour is spread over most wards",
        "Incidents of anti-social behaviour by ward, Riverton, 2025/26", "map", table,
        {"ward": "Ward code", "name": "Ward", "anti_social": "Incidents"},
        {"area": "ward", "value": "anti_social"}, POLICE, "A map of wards.", ROUNDED, "ward",
    )  # fmt: skip


def monthly():
    months = pd.period_range("2023-04", "2026-03", freq="M").astype(str)
    turn = np.arange(36)
    count = (1150 + 120 * np.sin(turn / 12 * 2 * np.pi) + 4 * turn).round(-1)
    count[30] = 1790
    count[14:16] = np.nan
    mark = np.where(np.isnan(count), "gap", "")
    mark = np.where(turn == 30, "above the limits", mark)
    table = pd.DataFrame({
        "month": months, "incidents": count, "expected": 1200.0, "lower": 950.0, "upper": 1450.0, "mark": mark,
    })  # fmt: skip
    return Exhibit(
        "all_crime.monthly", "One month of the last year stands outside what is usual",
        "Recorded incidents a month, Riverton, April 2023 to March 2026", "line", table,
        {"month": "Month", "incidents": "Incidents", "expected": "Centre line", "lower": "Lower limit",
         "upper": "Upper limit", "mark": "What is marked"},
        {"x": "month", "y": "incidents", "centre": "expected", "lower": "lower", "upper": "upper", "mark": "mark"},
        POLICE, "Incidents a month rise in summer. October 2025 is above the upper limit. June and July 2024 "
        "were not supplied.", (*ROUNDED, "The shaded months were not supplied by the police."),
    )  # fmt: skip


def years():
    kinds = {"Violence and sexual offences": 4200, "Anti-social behaviour": 2900, "Vehicle crime": 800,
             "Burglary": 640}  # fmt: skip
    names = ["2021/22", "2022/23", "2023/24", "2024/25", "2025/26"]
    table = pd.DataFrame([
        {"year": year, "kind": kind, "incidents": round(level * (1 + 0.05 * i * (1 if level > 1000 else -1)), -1),
         "low": level * (1 + 0.05 * i * (1 if level > 1000 else -1)) * 0.95,
         "high": level * (1 + 0.05 * i * (1 if level > 1000 else -1)) * 1.05}
        for kind, level in kinds.items() for i, year in enumerate(names)
    ])  # fmt: skip
    return Exhibit(
        "kinds.years", "Violence has risen in each of the last four years",
        "Incidents a year, four most frequent kinds, Riverton", "line", table,
        {"year": "Year from April", "kind": "Kind", "incidents": "Incidents", "low": "Low", "high": "High"},
        {"x": "year", "y": "incidents", "series": "kind", "low": "low", "high": "high"}, POLICE,
        "Violence rises from 4,200 to 5,040 a year; burglary falls from 640 to 510.", ROUNDED,
    )  # fmt: skip


def change():
    table = pd.DataFrame(
        [("Shoplifting", 22.4, 14.1, 31.2), ("Violence and sexual offences", 6.1, 2.2, 10.2),
         ("Public order", 2.0, -4.9, 9.3), ("Criminal damage and arson", -1.4, -7.5, 5.1),
         ("Vehicle crime", -9.8, -17.0, -1.9), ("Burglary", -15.3, -23.3, -6.5),
         ("Dwelling fires", -20.0, -46.3, 19.2)],
        columns=["kind", "change", "low", "high"],
    )  # fmt: skip
    return Exhibit(
        "kinds.change", "Shoplifting and violence rose; burglary and vehicle crime fell",
        "Change on the previous year, %, with 95% intervals, Riverton, 2025/26", "interval", table,
        {"kind": "Kind", "change": "Change on the previous year, %", "low": "95% interval, low",
         "high": "95% interval, high"},
        {"x": "change", "y": "kind", "low": "low", "high": "high"}, POLICE,
        "Shoplifting rose by 22% and violence by 6%. Burglary fell by 15% and vehicle crime by 10%. For public "
        "order, criminal damage and dwelling fires no change is clear.", ROUNDED,
    )  # fmt: skip


def by_category():
    table = pd.DataFrame(
        [("Violence and sexual offences", 5040.0), ("Anti-social behaviour", 3480.0),
         ("Criminal damage and arson", 1180.0), ("Shoplifting", 1150.0), ("Public order", 960.0),
         ("Other theft", 820.0), ("Vehicle crime", 640.0), ("Burglary", 510.0), ("Drugs", 400.0),
         ("Road casualties", 205.0), ("Dwelling fires", 60.0)],
        columns=["kind", "incidents"],
    )  # fmt: skip
    table["low"] = table["incidents"] - 2 * np.sqrt(table["incidents"])
    table["high"] = table["incidents"] + 2 * np.sqrt(table["incidents"])
    return Exhibit(
        "kinds.count", "Violence and anti-social behaviour are more than half of what is recorded",
        "Incidents by kind, Riverton, 2025/26", "bar", table,
        {"kind": "Kind", "incidents": "Incidents", "low": "95% interval, low", "high": "95% interval, high"},
        {"x": "incidents", "y": "kind", "low": "low", "high": "high"}, POLICE,
        "Violence and sexual offences 5,040; anti-social behaviour 3,480; every other kind under 1,200.", ROUNDED,
    )  # fmt: skip


def who():
    bands = ["0-9", "10-17", "18-24", "25-34", "35-49", "50-64", "65+"]
    table = pd.DataFrame([
        {"age": band, "sex": sex, "casualties": 5.0 * count}
        for sex, counts in {"Female": (1, 3, 4, 4, 4, 3, 3), "Male": (1, 4, 7, 6, 5, 4, 2)}.items()
        for band, count in zip(bands, counts, strict=True)
    ])  # fmt: skip
    return Exhibit(
        "road.who", "Young men are hurt on the roads more than anyone else",
        "Road casualties by age and sex, Riverton, 2025", "bar", table,
        {"age": "Age", "sex": "Sex", "casualties": "Casualties"},
        {"x": "casualties", "y": "age", "series": "sex", "levels": {"y": bands}},
        "Riverton Council, road casualties", "Most casualties are men of 18 to 24: 35.", ROUNDED,
    )  # fmt: skip


def hours():
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    table = pd.DataFrame([
        {"hour": f"{hour:02d}", "day": day,
         "casualties": 5.0 * ((6 if hour in (8, 15, 16, 17) and day not in ("Sat", "Sun") else 2)
                                   + (4 if day in ("Fri", "Sat") and hour >= 21 else 0) - (2 if hour < 6 else 0))}
        for day in days for hour in range(24)
    ])  # fmt: skip
    return Exhibit(
        "road.hours", "Casualties peak on weekday afternoons and on Friday and Saturday nights",
        "Road casualties by weekday and hour, Riverton, 2021 to 2025", "heat", table,
        {"hour": "Hour of the day", "day": "Day", "casualties": "Casualties"},
        {"x": "hour", "y": "day", "value": "casualties", "levels": {"y": days}},
        "Riverton Council, road casualties", "Most casualties are between 15:00 and 18:00 on weekdays.", ROUNDED,
    )  # fmt: skip


def peers():
    rng = np.random.default_rng(3)
    size = rng.integers(60_000, 330_000, 40).astype(float)
    half = 1.96 * np.sqrt(82 / size * 1000) * 8
    rate = 82 + half * rng.normal(0, 0.55, 40)
    names = [f"Partnership {n}" for n in range(40)]
    rate[4], names[4] = 82 + half[4] * 1.5, "Riverton"
    table = pd.DataFrame({
        "partnership": names, "residents": size, "rate": rate.round(1), "average": 82.0,
        "lower": (82 - half).round(1), "upper": (82 + half).round(1),
        "mark": np.where(np.array(names) == "Riverton", "this partnership", ""),
    })  # fmt: skip
    return Exhibit(
        "peers.violence", "Riverton's rate of violence is above what its size would explain",
        "Violence per 1,000 residents against population, 40 partnerships, 2025/26", "funnel", table,
        {"partnership": "Partnership", "residents": "Residents", "rate": "Offences per 1,000 residents",
         "average": "Average", "lower": "Lower limit", "upper": "Upper limit", "mark": "Marked"},
        {"x": "residents", "y": "rate", "centre": "average", "lower": "lower", "upper": "upper",
         "label": "partnership", "mark": "mark"},
        POLICE, "Forty partnerships in a funnel; Riverton lies above the upper limit.",
        ("This is not a league table: most differences inside the funnel are chance.",),
    )  # fmt: skip


def concentration():
    share = np.arange(0, 49) / 48 * 100
    held = 100 * (1 - (1 - share / 100) ** 3.2)
    table = pd.DataFrame({"areas": share.round(1), "harm": held.round(1), "note": ""})
    table.loc[10, "note"] = "20% of areas hold 51% of harm"
    return Exhibit(
        "harm.concentration", "One area in five holds half of the harm", "Cumulative share, Riverton, 2025/26",
        "curve", table,
        {"areas": "Share of areas, most harmed first, %", "harm": "Share of harm, %", "note": "Note"},
        {"x": "areas", "y": "harm", "label": "note"}, POLICE,
        "A curve well above the even line: a fifth of areas hold 51% of harm.", (),
    )  # fmt: skip


def streets():
    table = pd.DataFrame({
        "place": ["On or near Shopping Area", "On or near Station Road", "=On or near Weir Street"],
        "ward": ["Market", "Castle", "Weir"], "incidents": [410.0, 155.0, "[c]"],
    })  # fmt: skip
    return Exhibit(
        "repeat.places", "Three places account for one incident in twenty",
        "Places with the most incidents, Riverton, 2025/26", "table", table,
        {"place": "Place", "ward": "Ward", "incidents": "Incidents"}, {}, POLICE,
        "A table of three places.", ROUNDED,
    )  # fmt: skip


def dense(areas):
    middle = areas.loc[_middle(areas).idxmax()]
    bands = ("50% to 75%", "25% to 50%", "the densest, with 25%")
    table = pd.DataFrame([
        {"easting": middle["x"] + 100 * east, "northing": middle["y"] + 100 * north,
         "band": bands[2 - max(abs(east), abs(north)) // 3], "density": 40.0}
        for east in range(-8, 9) for north in range(-8, 9)
    ])  # fmt: skip
    return Exhibit(
        "burglary.density", "Three quarters of burglaries lie about the centre",
        "Burglaries per square kilometre, Riverton, 2025/26", "surface", table,
        {"easting": "Easting", "northing": "Northing", "band": "Part of burglaries", "density": "Per km²"},
        {"x": "easting", "y": "northing", "series": "band", "side_m": 100, "levels": bands}, POLICE,
        "A map of the densest ground, about the centre.", ROUNDED,
    )  # fmt: skip


def close_map(areas):
    near = areas[areas["ward"] == areas["ward"].mode()[0]]
    table = near[["area", "area_name"]].assign(burglaries=np.arange(len(near), dtype=float))
    return Exhibit(
        "ward.map", "One ward, area by area", "Burglaries, one ward, 2025/26", "map", table,
        {"area": "Area code", "area_name": "Area", "burglaries": "Burglaries"},
        {"area": "area", "value": "burglaries", "label": "area_name", "within": True}, POLICE,
        "A map of the areas of one ward.", ROUNDED, "area",
    )  # fmt: skip
