"""A protocol from a template to the day on which it is replaced."""

from datetime import timedelta

import pytest

from tests.partnership.sharing.conftest import agency, draft, give
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.models import Grant, Party, Version
from wardmote.partnership.sharing.rules import cover, faults, with_all


@pytest.fixture
def writes(officer, at):
    return {"by": officer.membership, "at": at}


@pytest.fixture
def version(riverton, today, writes) -> Version:
    made = draft(riverton, today, "police")
    give(made, "police", "police_crimes", "happened_on", "category")
    return made


@pytest.fixture
def police(riverton, member):
    """Who represents the police."""
    return member(
        "representative", partnership=riverton, agency=agency(riverton, "police")
    ).membership


@pytest.fixture
def chair(riverton, member):
    return member("chair", partnership=riverton, agency=agency(riverton, "council")).membership


def party(version, kind) -> Party:
    return version.parties.select_related("version", "partner").get(partner__agency__kind=kind)


def consulted(version, writes):
    changes.consult(version=version, **writes)
    for each in ("police", "council"):
        changes.answer(
            party=party(version, each), answer="content", comment="", benefit="Fewer victims",
            **writes,
        )  # fmt: skip
    version.refresh_from_db()
    return changes.send_for_signature(version=version, **writes)


def signed(version, writes):
    version = consulted(version, writes)
    for each in ("police", "council"):
        changes.sign(party=party(version, each), capacity="Head", why="In the safe", **writes)
    return version


def in_force(version, writes, chair):
    version = signed(version, writes)
    changes.ask_to_activate(version=version, **writes)
    return changes.activate(version=version, by=chair, at=writes["at"])


def test_a_template_becomes_a_draft_with_its_lines_and_parties(riverton, writes, today):
    made = changes.begin(
        partnership=riverton, template="s17a_quarterly", title="Each quarter",
        host=agency(riverton, "council"), **writes,
    )  # fmt: skip
    given = set(made.grants.values_list("provider__kind", "category"))
    assert ("police", "police_crimes") in given
    assert ("fire", "fire_deliberate") in given
    assert ("council", "school_exclusions") in given
    assert set(made.excluded) >= {"child_protection", "terrorism"}
    kinds = set(made.parties.values_list("partner__agency__kind", flat=True))
    assert kinds == {"police", "fire", "council"}


def test_a_template_lacks_only_its_assessments(riverton, writes, today):
    made = changes.begin(
        partnership=riverton, template="all_themes", title="All", host=agency(riverton, "council"),
        **writes,
    )  # fmt: skip
    told = faults(with_all(Version.objects.filter(pk=made.pk)).get(), today)
    assert told == [
        "Name the data protection impact assessment.",
        "Name the equality impact assessment.",
    ]


def test_from_draft_to_force_and_its_data_may_come(version, riverton, writes, chair, police, today):
    in_force(version, writes, chair)
    assert cover(riverton, police.agency, "police_crimes", today).allowed


def test_one_person_alone_brings_nothing_into_force(version, writes):
    version = signed(version, writes)
    with pytest.raises(Refused, match="Somebody has to ask first"):
        changes.activate(version=version, **writes)
    changes.ask_to_activate(version=version, **writes)
    with pytest.raises(Refused, match="Another person"):
        changes.activate(version=version, **writes)


def test_nothing_comes_into_force_without_its_host(version, writes, police, at):
    version = consulted(version, writes)
    changes.sign(party=party(version, "police"), capacity="Chief constable", by=police, at=at)
    with pytest.raises(Refused, match="keeps the shared store"):
        changes.ask_to_activate(version=version, **writes)


@pytest.mark.parametrize(
    ("field", "words"),
    [("dpia_reference", "data protection impact"), ("equality_reference", "equality impact")],
)
def test_nobody_signs_without_its_assessments(version, writes, field, words):
    changes.write(version=version, **{field: ""}, **writes)
    with pytest.raises(Refused, match=words):
        consulted(version, writes)


@pytest.mark.parametrize("lacking", [{"gateways": []}, {"purposes": []}])
def test_a_line_without_gateway_or_purpose_cannot_be_signed(version, writes, lacking):
    grant = version.grants.get()
    for name, to in lacking.items():
        setattr(grant, name, to)
    grant.save()
    with pytest.raises(Refused):
        consulted(version, writes)


def test_a_gateway_that_excludes_persons_opens_no_personal_line(version, writes):
    grant = version.grants.get()
    grant.gateways, grant.most = ["s17a", "public_task"], 3
    grant.save()
    with pytest.raises(Refused, match="none of its gateways opens that much"):
        consulted(version, writes)


def test_a_personal_line_names_a_ground_in_data_protection_law_as_well(version, writes):
    grant = version.grants.get()
    grant.most = 3
    grant.save()
    with pytest.raises(Refused, match="ground in data protection law"):
        consulted(version, writes)


def test_a_line_with_a_stranger_cannot_be_signed(version, riverton, writes):
    give(version, "fire", "fire_deliberate", "happened_on")
    with pytest.raises(Refused, match="is no party"):
        consulted(version, writes)


def test_every_party_says_what_it_gains_before_anybody_signs(version, writes):
    changes.consult(version=version, **writes)
    version.refresh_from_db()
    with pytest.raises(Refused, match="have not said what they gain"):
        changes.send_for_signature(version=version, **writes)
    with pytest.raises(Refused, match="in your own words"):
        changes.answer(
            party=party(version, "police"), answer="content", comment="", benefit=" ", **writes
        )


def test_people_answer_and_sign_for_their_own_agency_only(version, writes, police, at):
    version = consulted(version, writes)
    with pytest.raises(NotAllowed):
        changes.sign(party=party(version, "council"), capacity="", by=police, at=at)


def test_a_board_member_without_authority_does_not_sign(version, riverton, member, writes, at):
    version = consulted(version, writes)
    guest = member("board", partnership=riverton, agency=agency(riverton, "police")).membership
    with pytest.raises(NotAllowed):
        changes.sign(party=party(version, "police"), capacity="", by=guest, at=at)
    seat = riverton.seats().filter(partner__agency__kind="police", rank=1).first()
    seat.person = guest.person
    seat.save()
    assert changes.sign(party=party(version, "police"), capacity="Chief", by=guest, at=at).pk


def test_the_officer_says_where_the_paper_of_another_agency_is_kept(version, writes):
    version = consulted(version, writes)
    with pytest.raises(Refused, match="signed paper"):
        changes.sign(party=party(version, "police"), capacity="Chief constable", **writes)


def test_what_somebody_signed_is_not_written_in_or_taken_back(version, writes):
    version = signed(version, writes)
    with pytest.raises(Refused):
        changes.write(version=version, aim="Another", **writes)
    version.refresh_from_db()
    with pytest.raises(Refused, match="Somebody has signed"):
        changes.redraft(version=version, **writes)


def test_a_party_that_withdraws_and_signs_again_gives_again(
    version, riverton, writes, chair, police, at, today
):
    version = in_force(version, writes, chair)
    changes.withdraw(party=party(version, "police"), why="New chief", by=police, at=at)
    assert not cover(riverton, police.agency, "police_crimes", today).allowed
    changes.sign(party=party(version, "police"), capacity="Chief constable", by=police, at=at)
    assert cover(riverton, police.agency, "police_crimes", today).allowed


def test_suspended_and_resumed_in_one_moment_it_is_resumed(
    version, riverton, writes, chair, police, today
):
    version = in_force(version, writes, chair)
    version = changes.suspend(version=version, why="A breach", **writes)
    assert not cover(riverton, police.agency, "police_crimes", today).allowed
    changes.resume(version=version, why="Mended", **writes)
    assert cover(riverton, police.agency, "police_crimes", today).allowed


def test_a_renewed_version_is_signed_anew_and_replaces_the_old(
    version, riverton, writes, chair, police, today
):
    old = in_force(version, writes, chair)
    new = changes.renew(version=old, **writes)
    assert new.number == 2
    assert not new.signed_hash
    with pytest.raises(Refused, match="A later version"):
        changes.renew(version=old, **writes)
    changes.write(version=new, dpia_reference="DPIA 8", equality_reference="EqIA 8", **writes)
    new = in_force(new, writes, chair)
    old.refresh_from_db()
    assert (old.state, new.state) == ("ended", "live")
    found = cover(riverton, police.agency, "police_crimes", today)
    assert {grant.version_id for grant in found.grants} == {new.pk}


def test_days_stand_in_order(version, writes, today):
    with pytest.raises(Refused, match="starts first"):
        changes.write(version=version, review_by=today - timedelta(days=900), **writes)


def test_a_line_of_another_kind_opens_the_fields_of_that_kind(version, writes):
    grant = version.grants.get()
    changes.alter_grant(grant=grant, category="fly_tipping", recipients=[], **writes)
    assert "happened_on" not in Grant.objects.get(pk=grant.pk).fields


def test_a_party_that_lines_name_stays(version, writes):
    with pytest.raises(Refused, match="Lines name it"):
        changes.remove_party(party=party(version, "police"), **writes)
