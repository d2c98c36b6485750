"""What somebody new of an agency is given."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from docx import Document

from wardmote.partnership.agencies.changes.governance import write_governance
from wardmote.partnership.agencies.models import Post, Promise, Statement, Support
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.exchange.models import DataRequest, Flow
from wardmote.partnership.meetings.models import Meeting
from wardmote.partnership.review.pages.induction import InductionPack, induction_pack
from wardmote.partnership.sharing.models import Party, Protocol, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def police(riverton):
    return riverton.partners.select_related("agency", "partnership").get(agency__kind="police")


@pytest.fixture
def officer(member, riverton):
    return member("officer", partnership=riverton)


def table(partner, on: date, name: str) -> list[list[str]]:
    (found,) = [each for each in induction_pack(partner, on=on).tables if each.name == name]
    return [[str(cell) for cell in row] for row in found.rows]


def words(pack: InductionPack) -> str:
    return "\n".join(told for section in pack.sections for told in section.words)


def planned(group, on: date) -> Meeting:
    meeting = Meeting.objects.create(
        partnership=group.partnership, title="Board", held_on=on, form=Meeting.Form.ROOM,
        starts_at=time(9), ends_at=time(11),
    )  # fmt: skip
    meeting.groups.add(group)
    return meeting


def live(partner, on: date, **says) -> Version:
    """A protocol in force to which the agency is party."""
    protocol = Protocol.objects.create(
        partnership=partner.partnership, title="Burglary", theme="crime"
    )
    version = Version.objects.create(
        protocol=protocol, number=1, host=partner.agency, aim="Find repeats", **{
            "state": "live", "starts": on - timedelta(days=9),
            "review_by": on + timedelta(days=99), "ends": on + timedelta(days=199), **says,
        },
    )  # fmt: skip
    Party.objects.create(version=version, partner=partner, kind="responsible")
    return version


def test_the_purpose_in_force_is_told_and_not_one_that_nobody_signed(police, officer, today):
    for version, purpose in ((1, "Fewer harmed"), (2, "Not signed")):
        Statement.objects.create(
            partnership=police.partnership, version=version, purpose=purpose,
            proposed_on=today, review_on=today,
        )  # fmt: skip
    Support.objects.create(
        statement=police.partnership.statements.get(version=1), partner=police,
        by=officer.membership.person, signed_on=today,
    )  # fmt: skip
    told = words(induction_pack(police, on=today))
    assert "Fewer harmed" in told
    assert "Not signed" not in told


def test_each_group_is_told_with_the_day_on_which_it_meets_next(police, today):
    board = police.partnership.groups.get(function="strategic")
    for days in (-5, 40, 20):
        planned(board, today + timedelta(days=days))
    groups = {row[0]: row for row in table(police, today, "groups")}
    assert groups[board.name][5] == str(today + timedelta(days=20))
    assert {row[5] for name, row in groups.items() if name != board.name} == {"No day is set"}


def test_only_seats_of_today_are_told_with_what_each_may_commit(police, today):
    seat = police.seats.first()
    police.seats.exclude(pk=seat.pk).update(ended_on=today)
    police.seats.filter(pk=seat.pk).update(may_commit_money=5000, may_commit_staff=True)
    (row,) = table(police, today, "seats")
    assert row[3] == "Money up to £5,000, staff"


def test_the_law_that_gives_the_agency_its_part_is_named(police, today):
    told = words(induction_pack(police, on=today))
    assert "Responsible authority: Crime and Disorder Act 1998" in told


def test_each_open_duty_that_it_leads_is_told_once_with_its_next_day(police, today):
    for days, state in ((5, "done"), (90, "waiting"), (10, "waiting")):
        day = today + timedelta(days=days)
        Duty.objects.create(
            partnership=police.partnership, key="scrutiny", year=2026, due_on=day,
            first_due_on=day, lead=police, state=state,
            done_on=today if state == "done" else None,
        )  # fmt: skip
    assert [row[1] for row in table(police, today, "duties")] == [str(today + timedelta(days=10))]


def test_protocols_in_force_that_name_it_are_told(police, today):
    live(police, today)
    assert table(police, today, "protocols")[0][:2] == ["Burglary, version 1", "Find repeats"]
    fire = police.partnership.partners.get(agency__kind="fire")
    assert table(fire, today, "protocols") == []


@pytest.mark.parametrize(
    "says",
    [{"state": "draft"}, {"state": "ended"}, {"starts": date(2099, 1, 1), "ends": date(2100, 1, 1),
     "review_by": date(2099, 6, 1)}],
)  # fmt: skip
def test_a_protocol_that_is_not_in_force_is_not_told(says, police, today):
    live(police, today, **says)
    assert table(police, today, "protocols") == []


def test_data_are_told_with_the_day_on_which_they_are_due_next(police, today):
    flow = Flow.objects.create(
        partnership=police.partnership, agency=police.agency, dataset="police_street",
        frequency="monthly", started_on=today - timedelta(days=99),
    )  # fmt: skip
    assert table(police, today, "data")[0][1:3] == ["Monthly", "Nothing asked"]
    for number, (days, state) in enumerate(((5, "met"), (15, "asked"), (45, "asked"))):
        due = today + timedelta(days=days)
        DataRequest.objects.create(
            flow=flow, period_start=date(2026, number + 1, 1), period_end=date(2026, number + 2, 1),
            due_on=due, first_due_on=due, asked_on=today, state=state,
            met_on=today if state == "met" else None,
        )  # fmt: skip
    assert table(police, today, "data")[0][2] == str(today + timedelta(days=15))


def test_what_it_promised_and_how_it_brings_its_services_together_are_told(police, today):
    police.own_group = "Neighbourhood board"
    police.save()
    for kind, what in (("staff", "Analyst"), ("mainstream", "Lighting in every scheme")):
        Promise.objects.create(
            partner=police, kind=kind, what=what, promised_by="Chief", starts_on=today,
            ends_on=today, agreed_on=today,
        )  # fmt: skip
    assert [row[1] for row in table(police, today, "promises")] == ["Analyst"]
    assert [row[1] for row in table(police, today, "everyday")] == ["Lighting in every scheme"]
    assert "Neighbourhood board" in words(induction_pack(police, on=today))


def test_it_says_whom_to_ask_by_post_and_not_by_name(police, officer, at, today):
    for title, kind in (("Safety officer", "officer"), ("Counter of things", "analyst")):
        Post.objects.create(
            partnership=police.partnership, title=title, kind=kind, host=police, hours_a_week=37,
            started_on=today, holder=officer.membership.person, held_since=today,
        )  # fmt: skip
    write_governance(
        partnership=police.partnership, status="statutory", rests_on="The Act",
        decides="By consent", answers="Yearly", contact="Community safety office",
        by=officer.membership, at=at,
    )  # fmt: skip
    pack = induction_pack(police, on=today)
    assert "Community safety office" in words(pack)
    assert "By consent" in words(pack)
    assert table(police, today, "posts") == [["Safety officer", "Riverton Police"]]


def test_it_is_read_and_taken_away_as_a_document(police, member):
    client = member("representative", partnership=police.partnership, agency=police.agency).client
    page = client.get(f"/riverton/induction/{police.pk}/")
    assert "What the law asks of it" in page.content.decode()
    answer = client.get(f"/riverton/induction/{police.pk}/document/")
    told = [each.text for each in Document(BytesIO(answer.content)).paragraphs]
    assert "Welcome to Riverton: Riverton Police" in told
    assert "How a matter is raised, and a decision taken" in told
    assert "Seats, and what each may commit" in told


def test_the_page_of_an_agency_leads_to_it_for_those_who_may(police, officer, member):
    address = f"/riverton/agencies/{police.pk}/"
    leads = {
        role.membership.role: f"/riverton/induction/{police.pk}/" in
        role.client.get(address).content.decode()
        for role in (officer, member("national", partnership=police.partnership))
    }  # fmt: skip
    assert leads == {"officer": True, "national": False}
