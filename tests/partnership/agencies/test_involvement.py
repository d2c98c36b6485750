"""How involved partners are, by more than one rater; and what is asked of arrangements."""

import pytest

from wardmote import rulebook
from wardmote.partnership.agencies.changes.involvement import rate
from wardmote.partnership.agencies.changes.registers import keep_papers
from wardmote.partnership.agencies.models import Arrangement, Rating
from wardmote.partnership.agencies.pages.arrangement import asked_of, held_of
from wardmote.partnership.agencies.pages.involvement import involvement_page
from wardmote.partnership.agencies.rules import NotAllowed, Refused, legal_year

pytestmark = pytest.mark.django_db


def partner(riverton, kind: str):
    return riverton.partners.select_related("agency").get(agency__kind=kind)


def found(riverton, by, today, kind: str) -> tuple[str, int]:
    """What the page says of a partner, and by how many."""
    page = involvement_page(riverton, on=today, by=by)
    (row,) = [row for row in page.table.rows if str(row[0]) == str(partner(riverton, kind))]
    return str(row[1]), row[6]


def test_one_rater_is_too_few_and_two_give_the_more_involved_of_the_middle(
    riverton, member, at, today
):
    police, year = partner(riverton, "police"), legal_year(today)
    one, other = member("officer").membership, member("board").membership
    rate(year=year, levels={police: "fairly"}, by=one, at=at)
    assert found(riverton, one, today, "police") == ("Too few raters", 1)
    rate(year=year, levels={police: "not"}, by=other, at=at)
    assert found(riverton, one, today, "police") == ("Fairly involved", 2)


def test_whoever_rates_again_changes_their_word(riverton, member, at, today):
    police, by = partner(riverton, "police"), member("officer").membership
    for level in ("very", "little"):
        rate(year=2026, levels={police: level}, by=by, at=at)
    assert [each.level for each in Rating.objects.all()] == ["little"]


def test_nobody_rates_their_own_agency(riverton, member, at):
    police = partner(riverton, "police")
    by = member("representative", partnership=riverton, agency=police.agency).membership
    with pytest.raises(Refused):
        rate(year=2026, levels={police: "very"}, by=by, at=at)


def test_a_national_body_rates_nobody(riverton, member, at):
    by = member("national").membership
    with pytest.raises(NotAllowed):
        rate(year=2026, levels={partner(riverton, "police"): "very"}, by=by, at=at)


def test_ratings_are_sent_on_one_page(riverton, member):
    who, police = member("board"), partner(riverton, "police")
    path = "/riverton/agencies/involvement/rate/"
    empty = who.client.post(path, {})
    assert "Say of at least one agency" in empty.content.decode()
    answer = who.client.post(path, {f"partner_{police.pk}": "very"}, follow=True)
    assert "What you find is kept" in answer.content.decode()
    assert police.ratings.get().level == "very"


@pytest.fixture
def arrangement(riverton, today) -> Arrangement:
    return Arrangement.objects.create(
        partnership=riverton, name="Night-time wardens", status="contract", level="local",
        purpose="Calm streets", risk="low", started_on=today,
    )  # fmt: skip


def asked(arrangement, today) -> set[str]:
    return {paper.name for paper in asked_of(arrangement, today)}


def test_what_is_asked_follows_from_legal_status_and_risk(arrangement, today):
    assert "contract" in asked(arrangement, today)
    assert not {"legal_basis", "audit"} & asked(arrangement, today)
    arrangement.risk = "high"
    assert {"audit", "business_case"} <= asked(arrangement, today)
    arrangement.status = "informal"
    assert "contract" not in asked(arrangement, today)
    assert "record" in asked(arrangement, today)


def test_where_papers_are_kept_is_noted_and_counted(arrangement, member, today):
    officer = member("officer", partnership=arrangement.partnership)
    path = f"/riverton/registers/arrangements/{arrangement.pk}/"
    assert "Missing" in officer.client.get(path).content.decode()
    officer.client.post(f"{path}papers/", {"contract": "Legal services, file 12"})
    arrangement.refresh_from_db()
    assert arrangement.papers == {"contract": "Legal services, file 12"}
    assert "Legal services, file 12" in officer.client.get(path).content.decode()
    told = len(asked(arrangement, today))
    assert held_of(arrangement, today) == f"1 of {told}"


def test_a_paper_that_is_asked_no_more_stays_noted(arrangement, member, at):
    by = member("officer", partnership=arrangement.partnership).membership
    for papers in ({"contract": "File 12"}, {"record": "File 13", "contract": "File 12"},
                   {"record": ""}):  # fmt: skip
        kept = keep_papers(arrangement=arrangement, papers=papers, by=by, at=at)
    assert kept.papers == {"contract": "File 12"}


def test_the_rulebook_refuses_a_status_that_is_none():
    with pytest.raises(ValueError, match="asked_of"):
        rulebook.Paper(
            name="x", title="x", about="x", asked_of=("friendly",), source="x",
            nation=("England",), in_force_from=rulebook.load().papers[0].in_force_from,
        )  # fmt: skip
