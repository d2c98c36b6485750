"""Neighbours' areas beside one's own: as published, or exactly where a protocol lets one."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from tests.evidence.reports.made_up_release import for_the_analyst, for_the_public
from tests.partnership.audits.viewing_editions import MAP, audit_of, made, to
from tests.partnership.sharing.conftest import agency, draft, give, go_live
from wardmote.evidence.reports import write
from wardmote.partnership.audits.pages.viewing import ground
from wardmote.partnership.audits.pages.viewing.edition import viewed
from wardmote.partnership.sharing.models import Party, Recipient
from wardmote.partnership.trail.models import Entry

pytestmark = pytest.mark.django_db
STREET = "where.police_street.all"
FAR = 10
"""Widths of a place: no box touches another at that distance."""


def named(one):
    """The edition with its map named as an audit names it."""
    exhibits = {n: each for n, each in one.exhibits.items() if n != MAP}
    exhibits[STREET] = replace(one.exhibits[MAP], id=STREET)
    sections = tuple(
        replace(each, exhibits=tuple(STREET if n == MAP else n for n in each.exhibits))
        for each in one.sections
    )
    findings = {
        name: replace(each, exhibits=tuple(STREET if n == MAP else n for n in each.exhibits))
        for name, each in one.findings.items()
    }
    return replace(one, exhibits=exhibits, sections=sections, findings=findings)


def moved(one, place: str, by: float):
    """The same edition of another place, east of the first."""

    def away(code: str) -> str:
        return str(code).replace("E01", "E09").replace("E05", "E06")

    def shifted(collection, key):
        features = [
            {
                **each,
                "properties": {**each["properties"], key: away(each["properties"][key])},
                "geometry": {
                    **each["geometry"],
                    "coordinates": _shift(each["geometry"]["coordinates"], by),
                },
            }
            for each in collection["features"]
        ]
        return {**collection, "features": features}

    exhibit = one.exhibits[STREET]
    table = exhibit.table.assign(area=exhibit.table["area"].map(away))
    return replace(
        one, partnership=place, areas=one.areas.assign(code=one.areas["code"].map(away)),
        shapes=shifted(one.shapes, "area"), ward_shapes=shifted(one.ward_shapes, "ward"),
        exhibits={**one.exhibits, STREET: replace(exhibit, table=table)},
    )  # fmt: skip


def _shift(corners, by: float):
    if isinstance(corners[0], int | float):
        return [corners[0] + by, *corners[1:]]
    return [_shift(each, by) for each in corners]


def width(one) -> float:
    xs = [x for each in one.shapes["features"] for ring in each["geometry"]["coordinates"]
          for x, _y in (ring if isinstance(ring[0][0], int | float) else ring[0])]  # fmt: skip
    return max(xs) - min(xs)


def written(folder: Path, place: str = "", *, by: float = 0.0) -> Path:
    """Both editions on disk."""
    for audience, let_out in (("public", for_the_public), ("analyst", for_the_analyst)):
        one = named(made(audience))
        one = moved(one, place, by or width(one) * 0.9) if place else one
        write(let_out(one), folder / audience)
    return folder


@pytest.fixture(scope="session")
def here(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("here"))


@pytest.fixture(scope="session")
def beside(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("beside"), "Collingbridge")


@pytest.fixture(scope="session")
def far_off(tmp_path_factory) -> Path:
    by = width(named(made("public"))) * FAR
    return written(tmp_path_factory.mktemp("far"), "Collingbridge", by=by)


@pytest.fixture
def analyst(member, riverton):
    return member("analyst", partnership=riverton, agency=agency(riverton, "council"))


@pytest.fixture
def own(riverton, analyst, here):
    return audit_of(riverton, "2025/26", analyst.membership.person, here, state="interim")


@pytest.fixture
def theirs(collingbridge, member, beside):
    by = member("analyst", partnership=collingbridge).person
    return audit_of(collingbridge, "2025/26", by, beside, state="published")


def shown(who, audit, audience: str = "public") -> str:
    path = to(audit, "map", audience) + f"?neighbours=yes&category={STREET}&measure=count"
    return who.client.get(path).content.decode()


def test_what_a_neighbour_published_stands_beside_ones_own(analyst, own, theirs):
    page = shown(analyst, own)
    assert "Collingbridge (as published)" in page
    assert 'data-area="E01000009"' in page
    assert 'data-area="E09000009"' in page


def test_without_being_asked_for_neighbours_are_not_shown(analyst, own, theirs):
    page = analyst.client.get(to(own, "map")).content.decode()
    assert "With neighbours" in page
    assert "E09000009" not in page


@pytest.mark.parametrize("state", ["interim", "signed"])
def test_what_is_not_published_is_not_shown(analyst, own, theirs, state):
    theirs.state, theirs.published_on = state, None
    theirs.save()
    page = shown(analyst, own)
    assert "E09" not in page
    assert "With neighbours" not in page


def test_a_partnership_far_off_is_no_neighbour(analyst, own, collingbridge, member, far_off):
    by = member("analyst", partnership=collingbridge).person
    audit_of(collingbridge, "2025/26", by, far_off, state="published")
    assert "E09" not in shown(analyst, own)


def let_them(collingbridge, officer, at, today, **how):
    """Collingbridge's protocol lets Riverton's council have the police's street-level crime."""
    council = officer.membership.agency
    version = draft(collingbridge, today, "police")
    partner = collingbridge.partners.create(agency=council, mode="associate", started_on=today)
    Party.objects.create(version=version, partner=partner, kind="relevant")
    given = ("month", "category", "area_code", "easting", "northing")
    give(version, "police", "police_street", *given, **how)
    Recipient.objects.create(grant=version.grants.get(), agency=council)
    return go_live(version, officer.membership, at)


def test_without_a_protocol_an_analyst_sees_a_neighbours_numbers_as_published(analyst, own, theirs):
    page = shown(analyst, own, "analyst")
    assert "Collingbridge (as published)" in page
    assert "±4" in page


@pytest.fixture
def officer_there(member, collingbridge, analyst):
    """Whoever signs there; the agency of the reader here."""
    return member("officer", partnership=collingbridge, agency=analyst.membership.agency)


def test_a_protocol_that_names_the_readers_agency_opens_the_exact_numbers(
    analyst, own, theirs, collingbridge, officer_there, at, today
):
    let_them(collingbridge, officer_there, at, today)
    page = shown(analyst, own, "analyst")
    assert "Collingbridge (exact numbers, by Sharing, version 1)" in page
    assert "±" not in page


def test_the_public_edition_never_shows_a_neighbours_exact_numbers(
    analyst, own, theirs, collingbridge, officer_there, at, today
):
    let_them(collingbridge, officer_there, at, today)
    assert "Collingbridge (as published)" in shown(analyst, own, "public")


def test_a_protocol_for_wards_only_opens_no_small_areas(
    analyst, own, theirs, collingbridge, officer_there, at, today
):
    let_them(collingbridge, officer_there, at, today, granularity={"area_code": "ward"})
    assert "Collingbridge (as published)" in shown(analyst, own, "analyst")


def test_rows_of_an_agency_that_lets_nobody_have_them_close_the_exact_numbers(
    analyst, own, theirs, collingbridge, officer_there, at, today
):
    version = let_them(collingbridge, officer_there, at, today)
    assert "exact numbers" in shown(analyst, own, "analyst")
    collingbridge.deliveries.create(
        agency=agency(collingbridge, "fire"), dataset="police_street", sending=uuid4(), way="page",
        file_name="a.csv", size=1, sha256="0" * 64, kept_as="a", sent_at=at, state="accepted",
        basis=version, store_mark="a",
    )  # fmt: skip
    assert "Collingbridge (as published)" in shown(analyst, own, "analyst")


def looks(place: str) -> list[Entry]:
    """What the trail of a partnership tells of exact looks across the boundary."""
    return list(Entry.objects.filter(log__name=place, did__contains="exactly").order_by("index"))


def test_an_exact_look_is_written_to_the_neighbours_trail_and_to_ones_own(
    analyst, own, theirs, collingbridge, officer_there, at, today
):
    let_them(collingbridge, officer_there, at, today)
    shown(analyst, own, "analyst")
    (here,), (there,) = looks("riverton"), looks("collingbridge")
    assert (here.by, here.thing) == (analyst.person, f"audits.audit.{own.pk}")
    assert here.after["neighbour"] == "Collingbridge"
    assert there.thing == f"audits.audit.{theirs.pk}"
    assert there.after == {
        "seen_by": "Partnership analyst", "of_agency": str(analyst.membership.agency),
        "of_partnership": "Riverton", "by_protocol": "Sharing, version 1",
    }  # fmt: skip


def test_the_neighbours_trail_names_nobody_of_another_partnership(
    analyst, own, theirs, collingbridge, officer_there, member, at, today
):
    let_them(collingbridge, officer_there, at, today)
    shown(analyst, own, "analyst")
    reader = member("protection", partnership=collingbridge)
    told = reader.client.get("/collingbridge/trail/").content.decode()
    assert "Seen exactly by a neighbour" in told
    assert "seen by: Partnership analyst" in told
    assert "of partnership: Riverton" in told
    assert analyst.person.name not in told


def test_a_reader_who_looks_again_the_same_day_is_written_down_once(
    analyst, own, theirs, collingbridge, officer_there, at, today
):
    let_them(collingbridge, officer_there, at, today)
    for _again in range(2):
        shown(analyst, own, "analyst")
    assert len(looks("collingbridge")) == len(looks("riverton")) == 1


def test_another_reader_and_another_day_are_written_down_too(
    analyst, own, theirs, collingbridge, officer_there, member, riverton, at, today, settings
):
    let_them(collingbridge, officer_there, at, today)
    shown(analyst, own, "analyst")
    other = member("officer", partnership=riverton, agency=analyst.membership.agency)
    shown(other, own, "analyst")
    settings.STANDS_STILL_AT = at + timedelta(days=1)
    shown(analyst, own, "analyst")
    assert len(looks("collingbridge")) == len(looks("riverton")) == 3


def test_what_is_seen_as_published_is_written_down_nowhere(analyst, own, theirs):
    shown(analyst, own, "analyst")
    shown(analyst, own, "public")
    assert looks("collingbridge") == looks("riverton") == []


def test_the_script_gets_the_areas_of_all(analyst, own, theirs):
    path = to(own, "map") + f"?neighbours=yes&category={STREET}&as=areas"
    told = json.loads(analyst.client.get(path).content)
    codes = {each["properties"]["code"] for each in told["areas"]["features"]}
    assert {"E01000009", "E09000009"} <= codes
    assert {"E01000009", "E09000009"} <= set(told["told"])


def test_a_box_is_the_outermost_corners(own):
    west, south, east, north = ground.box(viewed(own.edition, "public"))
    assert west < east
    assert south < north
