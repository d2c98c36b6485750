"""Pages of an edition: what they say and to whom, and that numbers walk back to their source."""

import csv
import io
import re

import pytest

from tests.partnership.audits.viewing_editions import MAP, to
from wardmote.partnership.agencies.models import Role

pytestmark = pytest.mark.django_db
PAGES = ("", "findings", "map", "quality", "method", "sources", "tables")
FILES = (
    ("picture", {"name": "kinds.count"}), ("narrow_picture", {"name": "kinds.count"}),
    ("table", {"name": "kinds.count"}), ("columns", {"name": "kinds.count"}),
    ("file", {"name": "tables.xlsx"}), ("finding", {"key": "burglary.change"}),
    ("chapter", {"section": "levels"}),
)  # fmt: skip
EXACT = {Role.OFFICER, Role.ANALYST}


@pytest.fixture
def partner(riverton, member):
    return member("representative", partnership=riverton).client


@pytest.fixture
def analyst(riverton, member):
    return member("analyst", partnership=riverton).client


def body(response) -> str:
    return response.content.decode()


def status(reader, address: str) -> int:
    return reader.get(address).status_code


def text(response) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


# ── who ──


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", Role)
def test_exact_numbers_are_for_analysts_and_officers(audited, riverton, member, role, page):
    reader = member(role, partnership=riverton).client
    answer = reader.get(to(audited, page, "analyst"))
    assert answer.status_code == (200 if role in EXACT else 403)


@pytest.mark.parametrize(("page", "named"), FILES)
def test_files_of_the_analysts_edition_are_for_them_alone(audited, partner, analyst, page, named):
    address = to(audited, page, "analyst", **named)
    assert (status(partner, address), status(analyst, address)) == (403, 200)


def test_each_reader_is_led_to_the_edition_that_is_for_them(audited, partner, analyst):
    address = f"/riverton/audits/{audited.pk}/look/"
    assert partner.get(address).url == to(audited)
    assert analyst.get(address).url == to(audited, audience="analyst")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_exact_numbers_says_so(audited, analyst, page):
    assert "Restricted: exact numbers" in text(analyst.get(to(audited, page, "analyst")))


@pytest.mark.parametrize("page", PAGES)
def test_no_public_page_leads_a_partner_to_exact_numbers(audited, partner, page):
    page = body(partner.get(to(audited, page)))
    assert "look/analyst" not in page
    assert "Restricted" not in page


def test_a_restricted_file_says_so_in_its_name(audited, partner, analyst):
    answers = [
        reader.get(to(audited, "table", audience, name="kinds.count"))
        for reader, audience in ((partner, "public"), (analyst, "analyst"))
    ]
    assert [answer["Content-Disposition"] for answer in answers] == [
        'attachment; filename="kinds.count.csv"',
        'attachment; filename="restricted-kinds.count.csv"',
    ]


def test_another_partnerships_audit_is_not_there(audited, collingbridge, member):
    stranger = member("officer", partnership=collingbridge).client
    assert stranger.get(to(audited)).status_code == 404
    elsewhere = to(audited).replace("/riverton/", "/collingbridge/")
    assert stranger.get(elsewhere).status_code == 404


def test_an_audit_without_an_edition_leads_to_how_far_it_is(audited, partner):
    audited.runs.all().delete()
    answer = partner.get(to(audited))
    assert (answer.status_code, answer.url) == (302, audited.get_absolute_url())


@pytest.mark.parametrize("name", ["../../../wardmote.sqlite3", "index", "nothing", ".."])
def test_a_name_that_is_no_exhibits_reaches_no_file(audited, partner, name):
    for page in ("pictures", "tables", "files"):
        for ending in (".svg", ".csv", ".json", ""):
            assert status(partner, f"{to(audited)}{page}/{name}{ending}") == 404


# ── what they say ──


def test_the_first_page_has_the_summary_and_the_findings_in_their_order(audited, partner):
    page = partner.get(to(audited)).context["page"]
    assert page.summary[0].startswith("Police recorded 13,630 incidents")
    assert [finding.theme for finding in page.first][:3] == [
        "Violence and sexual offences", "Harm", "Shoplifting",
    ]  # fmt: skip
    assert (page.first[0].place, page.first[0].number.text) == (1, "6.1%")
    assert page.more == 4


def test_a_finding_in_short_bears_its_grade_and_its_first_caveat(audited, partner):
    said = text(partner.get(to(audited)))
    assert "C: weak data" in said
    assert "Bear in mind: Shops changed how they report in May 2025." in said


def test_findings_can_be_narrowed_to_a_kind(audited, partner):
    asked = {"direction": "worse", "grade": "C"}
    page = partner.get(to(audited, "findings"), asked).context["page"]
    assert [finding.theme for finding in page.shown] == ["Shoplifting"]
    assert page.of_all == 12


@pytest.mark.parametrize(
    "told", ["Riverton Constabulary", "2025/26", "Small areas (LSOA 2021)", "never reported",
             "Counts are rounded to the nearest 5.", "B: usable data", "A revised police extract"],
)  # fmt: skip
def test_a_finding_says_what_it_stands_on(audited, partner, told):
    assert told in text(partner.get(to(audited, "finding", key="violence.change")))


def test_a_number_of_the_demonstration_can_be_walked_back_to_its_source(audited, partner):
    page = partner.get(to(audited, "finding", key="road.hours")).context["page"]
    assert page.source == "Riverton Council, road casualties"
    assert page.chapter.text == "Levels and patterns"
    assert partner.get(page.chapter.href).status_code == 200
    assert partner.get(page.method).status_code == 200


def test_sources_tell_which_findings_rest_on_them(audited, partner):
    page = partner.get(to(audited, "sources")).context["page"]
    assert [source.title for source in page.sources] == ["Recorded incidents", "Road casualties"]


def test_a_chapter_shows_the_picture_with_its_table_and_files(audited, partner):
    answer = partner.get(to(audited, "chapter", section="levels"))
    shown = {each.id: each for each in answer.context["page"].exhibits}
    assert list(shown) == [MAP, "kinds.count", "burglary.hot_areas"]
    for address in (shown[MAP].csv, shown[MAP].columns, shown[MAP].picture.href, shown[MAP].map):
        assert status(partner, address) == 200
    assert len(shown[MAP].table.rows) == 48


def test_a_picture_is_served_as_what_it_is(audited, partner):
    answer = partner.get(to(audited, "picture", name="kinds.count"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert body(answer).startswith("<svg")


def test_what_was_not_supplied_is_said(audited, partner):
    assert "Residents' views: no survey" in body(
        partner.get(to(audited, "chapter", section="residents"))
    ).replace("&#x27;", "'")


def test_a_chapter_or_finding_that_is_not_there_is_not_found(audited, partner):
    assert partner.get(to(audited, "chapter", section="nothing")).status_code == 404
    assert partner.get(to(audited, "finding", key="nothing")).status_code == 404


def test_quality_shows_the_worst_datasets_first(audited, partner):
    page = partner.get(to(audited, "quality")).context["page"]
    assert [(each.title, each.grade.key) for each in page.datasets] == [
        ("Recorded incidents", "B"), ("Road casualties", "A"),
    ]  # fmt: skip
    worst = [chip.key if chip else "" for chip in page.datasets[0].worst]
    assert worst == ["B", "C", "A", "A", "B"]


def test_the_method_says_by_whom_the_edition_was_released(audited, partner):
    said = text(partner.get(to(audited, "method")))
    assert "First reader, Second reader" in said
    assert "Each incident counts once" in said


def test_every_table_can_be_taken_away(audited, partner):
    page = partner.get(to(audited, "tables")).context["page"]
    for table in page.tables:
        rows = list(csv.reader(io.StringIO(body(partner.get(table.csv)))))
        assert len(rows) == table.rows + 1
    assert [status(partner, link.href) for link, _about in page.files] == [200, 200, 200]


def test_what_the_engine_wrote_in_english_is_marked_on_a_welsh_page(audited, partner):
    partner.cookies["django_language"] = "cy"
    page = body(partner.get(to(audited, "finding", key="burglary.change")))
    assert '<html lang="cy"' in page
    assert re.search(r'<p class="govuk-body-l" lang="en">Burglary fell', page)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_database_few_things(audited, partner, page, django_assert_max_num_queries):
    partner.get(to(audited, page))
    with django_assert_max_num_queries(12):
        assert partner.get(to(audited, page)).status_code == 200


def test_a_partner_can_say_something_of_a_finding_while_the_audit_is_with_partners(
    audited, partner
):
    def ways() -> list[str]:
        page = partner.get(to(audited, "finding", key="burglary.change")).context["page"]
        return [link.href.rpartition("/")[2] for link in page.says]

    assert ways() == ["?finding=burglary.change"] * 2
    audited.state = "checked"
    audited.save()
    assert ways() == []
