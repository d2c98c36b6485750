from dataclasses import replace

import pandas as pd
import pytest
from shapely.geometry import shape

from tests.evidence.reports.made_up_edition import edition
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.reports import charts, pictures

MADE = edition()
DRAWN = [name for name, exhibit in MADE.exhibits.items() if exhibit.kind != "table"]


def drawn(exhibit, frame=charts.WIDE, made=MADE):
    return pictures.svg(charts.draw(exhibit, frame, made), title="t", description="d")


def test_every_kind_of_picture_has_its_made_up_exhibit():
    assert {exhibit.kind for exhibit in MADE.exhibits.values()} == {*charts.KINDS, "table"}


@pytest.mark.parametrize("frame", [charts.WIDE, charts.NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_fits_its_frame_and_holds_no_broken_number(name, frame):
    svg = drawn(MADE.exhibits[name], frame)
    width, height = pictures.size(svg)
    assert width <= frame.width + 2
    assert 100 < height < 1500
    assert "NaN" not in svg
    assert "undefined" not in svg


def test_a_table_has_no_picture():
    assert charts.draw(MADE.exhibits["repeat.places"], charts.WIDE, MADE) is None


def test_a_map_without_boundaries_is_not_drawn():
    bare = replace(MADE, shapes={})
    assert charts.draw(MADE.exhibits["all_crime.map"], charts.WIDE, bare) is None


def test_an_empty_table_has_no_picture():
    exhibit = MADE.exhibits["kinds.change"]
    assert charts.draw(replace(exhibit, table=exhibit.table.head(0)), charts.WIDE, MADE) is None


def test_a_role_without_its_column_is_told():
    exhibit = MADE.exhibits["kinds.change"]
    exhibit = replace(exhibit, encoding={**exhibit.encoding, "y": "nothing"})
    with pytest.raises(UnknownName, match="nothing"):
        charts.draw(exhibit, charts.WIDE, MADE)


def test_a_kind_that_nothing_draws_is_told():
    with pytest.raises(UnknownName, match="pie"):
        charts.draw(replace(MADE.exhibits["kinds.change"], kind="pie"), charts.WIDE, MADE)


def test_a_gap_in_supply_is_shaded_and_not_bridged():
    svg = drawn(MADE.exhibits["all_crime.monthly"])
    assert "not supplied" in svg
    whole = MADE.exhibits["all_crime.monthly"]
    mended = whole.table.fillna({"incidents": 1200.0}).assign(mark="")
    assert "not supplied" not in drawn(replace(whole, table=mended))


def test_an_interval_is_marked_by_shape_only_where_it_lies_to_one_side():
    spec = charts.draw(MADE.exhibits["kinds.change"], charts.WIDE, MADE)
    sides = {row["y"]: row["side"] for row in spec["layer"][1]["data"]["values"]}
    assert sides["Shoplifting"] == "clearly higher"
    assert sides["Burglary"] == "clearly lower"
    assert sides["Dwelling fires"] == "no clear difference"


def test_a_ratio_is_held_against_its_own_line_and_called_as_its_mark_says():
    exhibit = MADE.exhibits["kinds.change"]
    table = exhibit.table.assign(told="no clear difference")
    table.loc[table.index[0], "told"] = "fewer"
    own = replace(exhibit, table=table, encoding={**exhibit.encoding, "mark": "told", "line": 1})
    spec = charts.draw(own, charts.WIDE, MADE)
    assert spec["layer"][0]["data"]["values"] == [{"x": 1.0}]
    sides = [row["side"] for row in spec["layer"][1]["data"]["values"]]
    assert sides == ["clearly lower", *["no clear difference"] * (len(sides) - 1)]


def test_a_long_name_is_set_in_lines_that_fit_and_never_cut():
    exhibit = MADE.exhibits["kinds.change"]
    long = "Deliberate fires, violence against crews, homes without a smoke alarm, all kinds"
    table = exhibit.table.head(1).assign(**{exhibit.encoding["y"]: long})
    spec = charts.draw(replace(exhibit, table=table), charts.NARROW, MADE)
    (told,) = spec["layer"][-1]["data"]["values"]
    lines = told["y"].split(spec["layer"][-1]["mark"]["lineBreak"])
    assert " ".join(lines) == long
    assert all(charts.NARROW.letters(line) <= charts.NARROW.width for line in lines)


def test_areas_that_were_pooled_are_shaded_alike():
    exhibit = MADE.exhibits["all_crime.map"]
    first, second = exhibit.table["area"][:2]
    pooled = pd.DataFrame({"area": [f"{first}+{second}"], "rate": [12.0]})
    spec = charts.draw(replace(exhibit, table=pooled), charts.WIDE, MADE)
    bands = [each["properties"]["band"] for each in spec["layer"][0]["data"]["values"]]
    assert bands.count("every value") == 2
    assert bands.count("no figure") == len(bands) - 2


def test_what_has_no_figure_is_said_in_the_legend():
    assert "no figure" in drawn(MADE.exhibits["all_crime.map"])


def test_wards_are_named_on_the_wide_map_and_no_name_lies_over_another():
    svg = drawn(MADE.exhibits["asb.wards"])
    assert sum(name in svg for name in ("Weir", "Kingsmoor", "Fairmead")) == 3


def test_the_same_table_gives_the_same_picture_however_many_were_drawn_before():
    exhibit = MADE.exhibits["all_crime.monthly"]
    assert drawn(exhibit) == drawn(exhibit)


def test_a_curve_that_brings_its_own_even_line_is_not_given_another():
    exhibit = MADE.exhibits["harm.concentration"]
    table = exhibit.table.assign(line="As recorded")
    own = replace(exhibit, table=table, encoding={**exhibit.encoding, "series": "line"})
    assert "if spread" in drawn(exhibit)
    assert "if spread" not in drawn(own)


def test_a_word_that_marks_many_months_is_written_once():
    exhibit = MADE.exhibits["all_crime.monthly"]
    many = exhibit.table.assign(mark=["above the limits"] * 4 + [""] * 32)
    assert drawn(replace(exhibit, table=many)).count(">above the limits<") == 1


def test_wards_are_named_too_where_each_area_brings_its_own_ward():
    wide = pd.DataFrame({"area": ["E01000001"], "ward": ["E05000006"], "ward_name": ["Long Lane"]})
    assert "Long Lane" in drawn(MADE.exhibits["asb.wards"], made=replace(MADE, areas=wide))


def test_a_close_map_draws_its_own_areas_alone_and_names_them_shortly():
    exhibit = MADE.exhibits["ward.map"]
    spec = charts.draw(exhibit, charts.NARROW, MADE)
    assert len(spec["layer"][0]["data"]["values"]) == len(exhibit.table)
    told = {
        row["name"] for each in spec["layer"] for row in each["data"]["values"] if "name" in row
    }
    names = exhibit.table["area_name"]
    assert any(name.split()[-1] in told for name in names)
    assert not told & set(names)


def test_the_squares_of_a_band_are_one_shape_of_their_own_size():
    spec = charts.draw(MADE.exhibits["burglary.density"], charts.WIDE, MADE)
    (ground, bands) = spec["layer"][:2]
    assert len(ground["data"]["values"]) == len(MADE.shapes["features"])
    west, south, east, north = shape(bands["data"]["values"][-1]["geometry"]).bounds
    assert (east - west, north - south) == pytest.approx((5 / 17 * _span(bands),) * 2, rel=0.02)


def _span(bands):
    west, _, east, _ = shape(bands["data"]["values"][0]["geometry"]).bounds
    return east - west


def test_a_surface_without_boundaries_is_not_drawn():
    bare = replace(MADE, shapes={})
    assert charts.draw(MADE.exhibits["burglary.density"], charts.WIDE, bare) is None
