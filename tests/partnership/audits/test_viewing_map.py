"""The map of an edition: what the address asks for, classes, uncertainty, areas for the script."""

import csv
import io
import json
import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.partnership.audits.viewing_editions import FEW, HIDDEN, HOT, MAP, to
from wardmote.evidence.reports.charts import classes
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.pages.viewing import shades
from wardmote.partnership.audits.rules.editions import edition_folder

NUMBERS = st.integers(0, 3000).map(float) | st.integers(0, 900_000).map(lambda many: many / 1000)
RATES = st.lists(NUMBERS, max_size=90)


# ── classes ──

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(RATES)
def test_the_classes_are_those_of_the_engines_pictures(values):
    assert spread(values, shades.breaks(tuple(values))) == pytest.approx(
        spread(values, classes.breaks(values)), rel=1e-6, abs=1e-6
    )


def spread(values: list[float], bounds: list[float]) -> float:
    """The sum of squares within the classes: natural breaks make it as small as can be."""
    held: dict[int, list[float]] = {}
    for value in values:
        held.setdefault(shades.class_of(value, bounds), []).append(value)
    means = {key: sum(members) / len(members) for key, members in held.items()}
    return sum((value - means[key]) ** 2 for key, members in held.items() for value in members)


@unhurried
@given(RATES)
def test_each_number_is_in_the_class_that_the_engine_puts_it_in(values):
    bounds = shades.breaks(tuple(values))
    assert [shades.class_of(value, bounds) for value in values] == [
        classes.class_of(value, bounds) for value in values
    ]


def test_the_classes_of_a_small_table_and_their_words():
    values = (1.0, 2.0, 3.0, 40.0, 41.0, 90.0, 91.0, 200.0, 201.0, 800.0)
    bounds = shades.breaks(values)
    assert bounds == classes.breaks(list(values))
    assert shades.labels(bounds) == classes.labels(bounds)


@pytest.mark.parametrize(
    ("many", "expected"), [(1, [2]), (2, [0, 4]), (3, [0, 2, 4]), (5, [0, 1, 2, 3, 4])]
)
def test_shades_are_spread_over_the_palette(many, expected):
    assert [shades.shade(class_, many) for class_ in range(many)] == expected


# ── the page ──

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(riverton, member):
    return member("representative", partnership=riverton).client


@pytest.fixture
def analyst(riverton, member):
    return member("analyst", partnership=riverton).client


def ask(reader, audit, audience="public", **asked):
    return reader.get(to(audit, "map", audience), asked)


def areas_of(reader, audit, audience="public", **asked):
    return json.loads(ask(reader, audit, audience, **{**asked, "as": "areas"}).content)


def test_the_address_says_what_is_shown(audited, partner):
    page = ask(partner, audited, category=MAP, measure="count", period="2024/25", area=HOT).context[
        "page"
    ]
    chosen = [
        next(choice.value for choice in choices if choice.is_chosen)
        for choices in (page.categories, page.measures, page.periods, page.areas)
    ]
    assert chosen == [MAP, "count", "2024/25", HOT]
    assert page.told.startswith("Riverton 009 (")


def test_what_the_address_does_not_tell_or_tells_wrongly_is_the_first_there_is(audited, partner):
    page = ask(
        partner, audited, category="../x", measure="name", period="1066", area="nowhere"
    ).context["page"]
    assert page.categories[0].is_chosen
    assert page.told == ""
    assert [choice.value for choice in page.periods] == ["2025/26", "2024/25"]


def test_an_audit_that_is_not_published_is_no_period_to_pick(audited, partner):
    Audit.objects.filter(period="2024/25").update(state="interim", published_on=None)
    page = ask(partner, audited).context["page"]
    assert [choice.value for choice in page.periods] == ["2025/26"]


def test_small_numbers_are_marked_as_uncertain(audited, partner):
    features = {each["properties"]["code"]: each["properties"] for each in shapes(partner, audited)}
    assert features[FEW]["uncertain"]
    assert not features[HOT]["uncertain"]
    assert "fewer than 20 recorded" in ask(partner, audited).content.decode()


def test_an_area_without_a_number_has_no_shade_and_says_so(audited, partner):
    answer = areas_of(partner, audited, category=MAP)
    features = {each["properties"]["code"]: each["properties"] for each in shapes(partner, audited)}
    assert features[HIDDEN]["shade"] == -1
    assert answer["told"][HIDDEN].endswith("): no number is shown.")


def shapes(reader, audit) -> list:
    return areas_of(reader, audit, category=MAP)["areas"]["features"]


def test_rounding_is_said_of_each_public_number_and_of_no_exact_one(audited, partner, analyst):
    public = areas_of(partner, audited, category=MAP, measure="count")["told"][HOT]
    exact = areas_of(analyst, audited, "analyst", category=MAP, measure="count")["told"][HOT]
    assert "Rounding may put it out by 4." in public
    assert "ounding" not in exact


def test_a_rate_is_out_by_rounding_in_proportion_to_its_count(audited, partner):
    told = areas_of(partner, audited, category=MAP, measure="rate")["told"][FEW]
    assert "6.3" in told
    assert "Rounding may put it out by 2.5." in told  # 6.3 for 10 events: 4 are 2.52


def test_an_area_that_stands_out_is_outlined(audited, partner):
    features = {each["properties"]["code"]: each["properties"] for each in shapes(partner, audited)}
    assert [code for code, each in features.items() if each["marked"]] == [HOT]


def test_the_areas_lie_in_degrees_and_are_areas_only(audited, partner):
    answer = areas_of(partner, audited, category=MAP)
    kinds = {
        each["geometry"]["type"] for key in ("areas", "wards") for each in answer[key]["features"]
    }
    assert kinds == {"MultiPolygon"}
    corners = [
        corner
        for each in answer["areas"]["features"]
        for polygon in each["geometry"]["coordinates"]
        for ring in polygon
        for corner in ring
    ]
    assert all(-2.1 < lon < -1.8 and 51.8 < lat < 52 for lon, lat in corners)


def test_outer_rings_are_wound_against_the_clock(audited, partner):
    for each in shapes(partner, audited):
        ring = each["geometry"]["coordinates"][0][0]
        assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) > 0


def test_the_pages_own_drawing_has_every_area(audited, partner):
    page = ask(partner, audited, category=MAP, area=HOT).content.decode()
    assert len(re.findall(r'<use href="#shape-E0100\d+" class="wm-shade-', page)) == 48
    assert f'<use class="wm-chosen" href="#shape-{HOT}"/>' in page
    assert page.count('class="wm-over-uncertain"') >= 2  # the area and the legend
    assert '<circle class="wm-none__dot"' in page


def test_the_table_has_every_area_and_is_the_csv(audited, partner):
    answer = ask(partner, audited, category=MAP)
    rows = re.findall(
        r'<tr class="govuk-table__row[^"]*" id="row-(E0100\d+)">', answer.content.decode()
    )
    told = partner.get(answer.context["page"].csv).content.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(told)))
    assert [row["Area code"] for row in table] == rows
    assert len(rows) == 48
    assert {row["Uncertain"] for row in table if row["Area code"] == FEW} == {"Yes"}


def test_a_row_picks_its_area_without_scripts(audited, partner):
    page = ask(partner, audited, category=MAP).context["page"]
    href = re.search(rf'href="([^"]+)" data-area="{HOT}"', page.body)[1].replace("&amp;", "&")
    assert partner.get(href.partition("#")[0]).context["page"].told.startswith("Riverton 009")


def test_a_map_of_wards_has_wards(audited, partner):
    names = [choice.value for choice in ask(partner, audited).context["page"].categories]
    assert set(names) == {MAP, "burglary.hot_areas"}


def test_an_edition_without_boundaries_still_has_its_table(audited, partner):
    without(audited, "shapes", {})
    page = ask(partner, audited, category=MAP)
    assert page.context["page"].picture is None
    assert "there is no map" in page.content.decode()
    assert "row-E01000009" in page.content.decode()


def test_boundaries_in_degrees_are_left_as_they_are(audited, partner):
    corner = {"type": "Polygon", "coordinates": [[[-2, 51], [-1.9, 51], [-1.9, 51.1], [-2, 51]]]}
    feature = {"type": "Feature", "properties": {"area": HOT}, "geometry": corner}
    without(audited, "shapes", {"type": "FeatureCollection", "features": [feature]})
    assert shapes(partner, audited)[0]["geometry"]["coordinates"][0] == corner["coordinates"]


def test_areas_that_were_told_together_share_their_number(audited, partner):
    def pool(table):
        at = table["columns"].index("area")
        rows = [row for row in table["data"] if row[at] not in (HOT, FEW)]
        first = next(row for row in table["data"] if row[at] == HOT)
        return {**table, "data": [[*first[:at], f"{HOT}+{FEW}", *first[at + 1 :]], *rows]}

    changed(audited, pool)
    told = areas_of(partner, audited, category=MAP)["told"]
    assert told[HOT].endswith("Told together with Riverton 004.")
    assert told[FEW].endswith("Told together with Riverton 009.")


def without(audit, name: str, value) -> None:
    """Give the public edition other boundaries, which no fingerprint covers."""
    path = edition_folder(audit.edition, "public") / "audit.json"
    told = json.loads(path.read_text())
    told["edition"][name] = value
    path.write_text(json.dumps(told))


def changed(audit, change) -> None:
    """Give the map of the public edition another table, with the fingerprint of that."""
    from wardmote.evidence.disclosure.manifest import digest

    path = edition_folder(audit.edition, "public") / "audit.json"
    told = json.loads(path.read_text())
    exhibit = told["edition"]["exhibits"][MAP]
    exhibit["table"] = change(exhibit["table"])
    told["manifest"]["sha256"]["exhibits"][MAP] = digest(exhibit)
    path.write_text(json.dumps(told))
