"""A profile tells where: the densest ground, areas month by month, a place's map, months, week."""

from dataclasses import replace

import pandas as pd
import pytest
import shapely

from tests.evidence.audit.hand_made import CODES, NOW, RICH, RULES, WIDE, brief, counts
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.points import no_points_by_month
from wardmote.evidence.audit.profile import dense, month_by_month, months_there, week_there
from wardmote.evidence.audit.profile.place import chapters
from wardmote.evidence.audit.profile.spread import spread
from wardmote.evidence.audit.profile.subject import Place, place_called, theme_called, told_apart
from wardmote.evidence.audit.recent import BY_WEEK, Recent
from wardmote.evidence.audit.tables import ALL

KEY = ("police_street", "burglary")
OTHER = ("council_asb", "council_asb")
MONTHS = tuple(f"{month:%Y-%m}" for month in NOW.months)
LATE = MONTHS[-RULES.audit.pack_months :]
LASTING, FRESH, OVER = CODES[0], CODES[9], CODES[20]
SIDE = 1000  # of each area, in metres
WEST, SOUTH = 420_000, 430_000
SQUARES = {
    code: shapely.box(
        WEST + SIDE * (n % WIDE), SOUTH + SIDE * (n // WIDE),
        WEST + SIDE * (n % WIDE + 1), SOUTH + SIDE * (n // WIDE + 1),
    )
    for n, code in enumerate(CODES)
}  # fmt: skip


@pytest.fixture(scope="module")
def about() -> Brief:
    """Riverton with an outline for each area."""
    told = brief(RICH)
    features = [
        {"type": "Feature", "properties": {"area": code}, "geometry": shapely.geometry.mapping(box)}
        for code, box in SQUARES.items()
    ]
    shapes = {"type": "FeatureCollection", "features": features}
    return replace(told, ground=replace(told.ground, shapes=shapes))


def many(month: str, area: str) -> int:
    hot = area == LASTING or (area == FRESH and month in LATE)
    return 2 + 40 * (hot or (area == OVER and month not in LATE))


def late(*, points: bool = True, gap: str = "") -> Recent:
    """Burglary in each area and month at its middle, more in three areas; hours of one evening."""
    rows = pd.DataFrame(
        [(*KEY, area, month, float(many(month, area))) for month in MONTHS for area in CODES],
        columns=["dataset", "category", "area", "month", "count"],
    )
    middle = {area: box.centroid for area, box in SQUARES.items()}
    at = rows.assign(
        easting=rows["area"].map(lambda area: middle[area].x),
        northing=rows["area"].map(lambda area: middle[area].y),
    )
    week = [("council_asb", "council_asb", LASTING, "Fri 21-24", 60.0),
            ("council_asb", "council_asb", LASTING, "not known", 20.0),
            ("council_asb", "council_asb", FRESH, "Mon 03-06", 9.0)]  # fmt: skip
    gaps = {"police_street": frozenset({gap} if gap else ()), "council_asb": frozenset[str]()}
    every = pd.concat([rows, rows.assign(category=ALL)], ignore_index=True)
    told = at if points else no_points_by_month()
    return Recent(every, MONTHS, gaps, told, pd.DataFrame(week, columns=BY_WEEK))


@pytest.fixture(scope="module")
def numbers(about: Brief) -> Numbers:
    return Numbers(counts(RICH), about)


def named(about: Brief, *areas: str) -> Place:
    facts = about.ground.areas
    return Place("Some", facts[facts["area"].isin(areas)].reset_index(drop=True))


def test_the_densest_ground_is_where_most_events_lie(about: Brief) -> None:
    found = dense.surface(about, late(), KEY)
    assert found is not None
    told = dense.finding(about, found)
    assert f"Riverton {LASTING}" in told.sentence
    assert f"spread over {RULES.audit.density_metres:.0f} metres" in told.sentence


def test_each_shade_holds_the_part_of_events_that_it_names(about: Brief) -> None:
    found = dense.surface(about, late(), KEY)
    assert found is not None
    shown = dense.exhibit(about, found)
    bands = shown.encoding["levels"]
    cell = RULES.audit.density_cell_metres**2 / 1e6
    held = shown.table.groupby("band")["events_per_km2"].sum() * cell / found.found.events
    assert held[list(bands)].tolist() == pytest.approx([0.25, 0.25, 0.25], abs=0.01)


def test_a_surface_says_what_it_is_made_of(about: Brief) -> None:
    some = late()
    lost = replace(some, at_points=some.at_points[some.at_points["area"] != OVER])
    found = dense.surface(about, lost, KEY)
    assert found is not None
    notes = " ".join(dense.exhibit(about, found).notes)
    without = sum(many(month, OVER) for month in MONTHS)
    assert "quartic kernel" in notes
    assert about.when in notes
    assert f"Left out: {without} events" in notes
    assert dense.MOVED in notes


def test_without_points_there_is_no_surface_and_the_profile_says_so(
    about: Brief, numbers: Numbers
) -> None:
    theme = theme_called(about, numbers, "burglary")
    told = spread(about, numbers, late(points=False), theme, (KEY,))
    assert dense.surface(about, late(points=False), KEY) is None
    assert any("A surface of Burglary: no points" in one for one in told.lacking)


def test_areas_that_last_are_new_or_are_over_are_told_by_name(
    about: Brief, numbers: Numbers
) -> None:
    table = month_by_month.judged(about, numbers, late(), KEY)
    assert table is not None
    kinds = table.set_index("area")["kind"]
    assert kinds[[LASTING, FRESH, OVER]].tolist() == ["persistent", "emerging", "fading"]
    said = month_by_month.finding(about, late(), KEY, table).sentence
    assert f"in three quarters of months or more: Riverton {LASTING}" in said


def test_a_month_that_was_not_supplied_is_not_a_month_without_events(
    about: Brief, numbers: Numbers
) -> None:
    some = late(gap=LATE[0])
    table = month_by_month.judged(about, numbers, some, KEY)
    assert table is not None
    shown = month_by_month.exhibit(about, some, KEY, table)
    assert shown.table["hot"].iloc[0] == "11 of 11"
    assert any("Left out, for not being supplied whole: January 2024" in one for one in shown.notes)
    (line,) = months_there.exhibits(about, numbers, some, named(about, LASTING), [])
    gone = line.table[line.table["month"] == LATE[0]].iloc[0]
    assert pd.isna(gone["count"])
    assert gone["mark"] == months_there.GAP


def test_a_month_that_one_of_two_supplied_is_not_shaded(about: Brief, numbers: Numbers) -> None:
    some, place = late(gap=LATE[0]), named(about, LASTING)
    shown = months_there.exhibits(about, numbers, some, place, [KEY, OTHER])[1]
    month = shown.table[shown.table["month"] == LATE[0]]
    assert month["count"].isna().tolist() == [True, False]
    assert set(month["mark"]) == {""}


def test_a_theme_tells_how_it_lies_with_deprivation(about: Brief, numbers: Numbers) -> None:
    theme = theme_called(about, numbers, "burglary")
    told = spread(about, numbers, late(), theme, (KEY,))
    assert "police_street.burglary.deprivation" in {one.id for one in told.findings}
    assert "unequal.police_street.burglary" in {one.id for one in told.exhibits}


def test_the_months_of_a_place_are_its_own_areas_alone(about: Brief, numbers: Numbers) -> None:
    some = named(about, LASTING, OVER)
    (line,) = months_there.exhibits(about, numbers, late(), some, [])
    first = many(MONTHS[0], LASTING) + many(MONTHS[0], OVER)
    assert line.table["count"].iloc[0] == first


def test_one_month_is_no_line(about: Brief, numbers: Numbers) -> None:
    some = late()
    once = replace(some, gaps={**some.gaps, "police_street": frozenset(MONTHS[1:])})
    assert months_there.exhibits(about, numbers, once, named(about, LASTING), []) == []


def test_the_week_of_a_place_is_shown_where_enough_hours_are_told(about: Brief) -> None:
    (shown,) = week_there.write(about, late(), named(about, LASTING)).exhibits
    cell = shown.table.set_index(["day", "hours"])["count"]
    assert cell["Fri", "21-24"] == 60
    assert cell.sum() == 60
    assert any("Not known for 25% of events" in note for note in shown.notes)


def test_too_few_hours_are_not_shown_and_that_is_said(about: Brief) -> None:
    told = week_there.write(about, late(), named(about, FRESH))
    assert told.exhibits == ()
    assert "fewer than 50 events" in told.not_supplied[0]


def test_a_place_has_a_close_map_with_what_is_most_in_each_area(
    about: Brief, numbers: Numbers
) -> None:
    place = place_called(about, "Quayside")
    (exhibit,) = chapters(about, numbers, late(), place)[0].exhibits
    assert exhibit.kind == "map"
    assert set(exhibit.table["area"]) == place.areas
    assert exhibit.table["most"].iloc[0].startswith("Violence and sexual offences (")
    assert exhibit.table["count"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("area", "says"),
    [(CODES[0], "It is among the fifth"), (CODES[7], "It is not among the fifth"),
     ("Quayside", "10 areas of 10 are among the fifth")],
)  # fmt: skip
def test_a_place_says_whether_its_areas_are_deprived(
    about: Brief, numbers: Numbers, area: str, says: str
) -> None:
    (told,) = chapters(about, numbers, late(), place_called(about, area))[0].findings
    assert says in told.sentence


def test_where_nothing_is_more_that_is_said(about: Brief, numbers: Numbers) -> None:
    place = place_called(about, "Mill")
    parts = chapters(about, numbers, late(), place)
    found = {one.id: one for part in parts for one in part.findings}
    assert "none is clearly more" in found["place.nothing_more"].sentence


def test_kinds_of_one_title_say_which_dataset_they_are_of() -> None:
    held = {**RICH, "police_crimes": {"burglary": 120}}
    told = brief(held)
    apart = told_apart(told, Numbers(counts(held), told))
    assert apart == {("police_crimes", "burglary")}
    title = replace(told, named_fully=apart).title_of("police_crimes", "burglary")
    assert title == "Burglary (police recorded crime, offence by offence)"
