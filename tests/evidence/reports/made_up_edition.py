# ruff: noqa: E501, its words are data
"""A whole edition of Riverton's audit, small enough to read: what reports are tested on."""

import pandas as pd

from tests.evidence.reports.made_up_exhibits import exhibits
from tests.evidence.reports.made_up_ground import riverton
from wardmote.evidence.disclosure.edition import Edition, Figure, Finding, Section
from wardmote.evidence.records import QualityNote

POLICE = "Riverton Constabulary, recorded incidents (police.uk street crime)"
ROADS = "Riverton Council, road casualties"
AREAS = "Small areas (LSOA 2021) and wards of 2024, best fitted"
VISITORS = "Rates use residents; the centre has many more visitors than residents."
UNDERREPORTED = "Many incidents, above all domestic abuse and hate crime, are never reported."


def finding(name, question, theme, sentence, figure, *, priority=0.0, **more):
    return Finding(
        id=name, question=question, part=more.pop("part", "patterns"), theme=theme, sentence=sentence,
        figure=figure, source=more.pop("source", POLICE), period=more.pop("period", "2025/26"),
        boundaries=AREAS, caveats=more.pop("caveats", (UNDERREPORTED,)), grade=more.pop("grade", "B"),
        would_change=more.pop("would_change", "A revised police extract, or a second year at this level."),
        priority=priority, **more,
    )  # fmt: skip


def findings():
    per_1000, percent = "incidents per 1,000 residents", "%"
    made = [
        finding("violence.change", "b", "Violence and sexual offences",
                "Recorded violence and sexual offences rose by 6.1% on the year before, to 5,040.",
                Figure(6.1, percent, 2.2, 10.2, 5), priority=0.91, direction="worse",
                exhibits=("kinds.change", "kinds.years"),
                plain="More violence was recorded than last year: about 6 more for every 100."),
        finding("harm.concentration", "a", "Harm", "One area in five holds 51% of the harm.",
                Figure(51.0, percent, 47.5, 54.8), priority=0.84, exhibits=("harm.concentration",),
                plain="Half of all the harm falls on one neighbourhood in five."),
        finding("shoplifting.change", "b", "Shoplifting", "Shoplifting rose by 22.4% on the year before.",
                Figure(22.4, percent, 14.1, 31.2, 5), priority=0.77, direction="worse",
                exhibits=("kinds.change",), caveats=("Shops changed how they report in May 2025.",), grade="C"),
        finding("all_crime.rate", "a", "All recorded incidents",
                "Police recorded 108 incidents per 1,000 residents; rates are highest in Market and Docks.",
                Figure(108.2, per_1000, 106.9, 109.6, 5), priority=0.7, exhibits=("all_crime.map", "kinds.count"),
                caveats=(VISITORS, UNDERREPORTED), part="patterns", direction="same"),
        finding("burglary.change", "b", "Burglary", "Burglary fell by 15.3% on the year before, to 510.",
                Figure(-15.3, percent, -23.3, -6.5, 5), priority=0.61, direction="better", grade="A",
                exhibits=("kinds.change",), plain="Fewer homes and businesses were burgled than last year."),
        finding("burglary.hot", "a", "Burglary", "Four areas beside the centre stand out for burglary.",
                Figure(4, "areas", rounded_to=1), priority=0.55, exhibits=("burglary.hot_areas",)),
        finding("all_crime.month", "b", "All recorded incidents",
                "October 2025, with 1,790 incidents, stands outside the usual limits.",
                Figure(1790, "incidents", rounded_to=5), priority=0.5, exhibits=("all_crime.monthly",)),
        finding("road.hours", "a", "Road casualties",
                "Road casualties peak between 15:00 and 18:00 on weekdays, with 31% of the week's.",
                Figure(31.0, percent, 27.2, 35.1, 5), priority=0.42, source=ROADS, period="2021 to 2025",
                exhibits=("road.hours", "road.who"), grade="A",
                would_change="The council's final figures for 2025, due in September 2026."),
        finding("peers.violence", "d", "Violence and sexual offences",
                "Riverton's rate of violence is above the limit that its size allows for.",
                Figure(101.5, per_1000, 97.0, 106.1, 5), exhibits=("peers.violence",), part="issues"),
        finding("asb.wards", "d", "Anti-social behaviour", "Anti-social behaviour is spread over most wards.",
                Figure(3480, "incidents", rounded_to=5), exhibits=("asb.wards",), part="issues"),
        finding("repeat.places", "d", "Repeat places", "Three places account for 4.9% of incidents.",
                Figure(4.9, percent, 4.4, 5.4, 5), exhibits=("repeat.places",), part="issues", grade="C"),
        finding("fires.change", "c", "Dwelling fires", "Too few dwelling fires were supplied to say why they changed.",
                Figure(None, "fires"), source="Riverton Fire and Rescue", grade="D", part="issues"),
    ]  # fmt: skip
    return {each.id: each for each in made}


def sections():
    return (
        Section("levels", "Levels and patterns", "a",
                ("How much crime, disorder and harm there is, what kinds, where and when.",),
                ("all_crime.rate", "harm.concentration", "burglary.hot", "road.hours"),
                ("all_crime.map", "kinds.count", "burglary.hot_areas", "harm.concentration", "road.hours", "road.who",
                 "burglary.density", "ward.map")),
        Section("changes", "What has changed", "b", ("Each figure is compared with the year before.",),
                ("violence.change", "shoplifting.change", "burglary.change", "all_crime.month"),
                ("kinds.change", "kinds.years", "all_crime.monthly")),
        Section("why", "Why it changed", "c", ("What the records can and cannot say about causes.",),
                ("fires.change",), (), ("Agencies' own account of why figures changed.",)),
        Section("priorities", "What agencies should put first", "d", (),
                ("peers.violence", "asb.wards", "repeat.places"), ("peers.violence", "asb.wards", "repeat.places")),
        Section("residents", "What residents think should come first", "e", (), (), (),
                ("Residents' views: no survey or consultation has been supplied.",)),
        Section("plan", "How far last year's plan was carried out", "f", (), (), (),
                ("Progress on last year's plan.", "What services there are, and where the gaps lie.")),
        Section("county", "Matters for the county", "g", ("Matters that cross the partnership's border.",), (), (),
                ("Figures of neighbouring partnerships.",)),
    )  # fmt: skip


def quality():
    rows = [
        ("lacking", "fields never supplied", 3.0, "Ages, outcomes and victims are not in the police's file.", "B"),
        ("incomplete", "unlocated share", 0.021, "2.1% of incidents have no place; the share was 13.8% in 2022.", "B"),
        ("incomplete", "months not supplied", 2.0, "June and July 2024 were not supplied.", "C"),
        ("not co-terminous", "areas that changed", 4.0, "Four small areas were split in 2021; both codes are read.", "A"),
        ("inaccessible", "rows that could not be read", 12.0, "12 rows were left out: their dates cannot be read.", "A"),
        ("inaccurate", "impossible points", 40.0, "40 incidents were placed outside the county.", "B"),
    ]  # fmt: skip
    police = tuple(QualityNote("Recorded incidents", *row) for row in rows)
    return (*police, QualityNote("Road casualties", "inaccurate", "impossible points", 0.0,
                                 "Every casualty lies within the council's area.", "A"))  # fmt: skip


def edition(*, audience="public", made_up=True):
    areas, shapes, ward_shapes = riverton()
    wards = areas[["ward", "ward_name"]].drop_duplicates()
    names = pd.DataFrame({
        "code": [*areas["area"], *wards["ward"]], "name": [*areas["area_name"], *wards["ward_name"]],
    })  # fmt: skip
    return Edition(
        id=f"riverton.audit.2025-26.{audience}", title="Riverton: audit of crime, disorder and harm",
        partnership="Riverton", period="2025/26", audience=audience, made_up=made_up,
        summary=("Police recorded 13,630 incidents in Riverton in 2025/26, much as in the year before.",
                 "Violence and shoplifting rose; burglary and vehicle crime fell.",
                 "Harm is concentrated: one area in five holds half of it, most of it in and beside the centre."),
        sections=sections(), findings=findings(), exhibits=exhibits(areas), prioritisation=prioritisation(),
        quality=quality(), sources=sources(),
        method=(("How incidents are counted", "Each incident counts once, in the month it happened."),
                ("How change is judged", "A change is called clear when its 95% interval leaves out no change.")),
        definitions=(("Small area", "A statistical area of about 1,500 residents (LSOA)."),
                     ("Harm", "Each kind weighed by how grave it is; the count always stands beside it."),
                     ("95% interval", "Where the true figure is likely to lie, allowing for chance and rounding.")),
        areas=names, shapes=shapes, ward_shapes=ward_shapes,
        rounding="Numbers are rounded to 5 so that nobody can be picked out; 0 means none or up to 4.",
    )  # fmt: skip


def prioritisation():
    return pd.DataFrame(
        [("Violence and sexual offences", 0.95, 1.0, 0.8, 0.9, 0.91), ("Shoplifting", 0.3, 0.8, 1.0, 0.9, 0.77),
         ("Anti-social behaviour", 0.2, 0.95, 0.5, 1.0, 0.66), ("Burglary", 0.8, 0.5, 0.1, 0.8, 0.61),
         ("Road casualties", 0.9, 0.2, 0.4, None, 0.42)],
        columns=["Category", "Harm (weight 0.4)", "Frequency (0.3)", "Trend (0.2)", "Concern (0.1)", "Score"],
    )  # fmt: skip


def sources():
    return pd.DataFrame([
        {"name": "Recorded incidents", "agency": "Riverton Constabulary", "period": "April 2022 to March 2026",
         "rows": 52_340, "grade": "B", "days_old": 45, "licence": "Open Government Licence v3.0",
         "link": "https://data.police.uk/"},
        {"name": "Road casualties", "agency": "Riverton Council", "period": "2021 to 2025", "rows": 980,
         "grade": "A", "days_old": 120, "licence": "Open Government Licence v3.0", "link": ""},
    ])  # fmt: skip
