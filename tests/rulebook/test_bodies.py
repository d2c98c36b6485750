"""Who must be there, by nation and day."""

from datetime import date

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import NATIONS, RulebookError


@pytest.mark.parametrize(
    ("day", "nation", "kind", "role"),
    [
        (date(1999, 4, 1), "England", "police", "responsible"),
        (date(1999, 4, 1), "England", "police_authority", "must_cooperate"),
        (date(1999, 4, 1), "England", "health_authority", "must_cooperate"),
        (date(1999, 4, 1), "England", "fire", ""),
        (date(2003, 3, 31), "England", "police_authority", "must_cooperate"),
        (date(2003, 4, 1), "England", "police_authority", "responsible"),
        (date(2003, 4, 1), "England", "fire", "responsible"),
        (date(2003, 4, 1), "Wales", "local_health_board", "responsible"),
        (date(2004, 4, 29), "England", "primary_care_trust", ""),
        (date(2004, 4, 30), "England", "primary_care_trust", "responsible"),
        (date(2010, 3, 31), "England", "probation", "must_cooperate"),
        (date(2010, 4, 1), "England", "probation", "responsible"),
        (date(2013, 4, 1), "England", "clinical_commissioning_group", "responsible"),
        (date(2013, 4, 1), "England", "primary_care_trust", ""),
        (date(2023, 12, 20), "England", "integrated_care_board", "responsible"),
        (date(2023, 12, 20), "Wales", "integrated_care_board", ""),
        (date(2026, 4, 1), "England", "parish_council", "must_cooperate"),
        (date(2026, 4, 1), "Wales", "parish_council", ""),
        (date(2026, 4, 1), "Wales", "community_council", "must_cooperate"),
        (date(2000, 4, 1), "England", "housing_association", "must_invite"),
        (date(2026, 4, 1), "England", "trade_union", "must_invite"),
        (date(2026, 4, 1), "Scotland", "council", "responsible"),
        (date(2026, 4, 1), "Scotland", "childrens_reporter", "must_cooperate"),
        (date(2026, 4, 1), "Scotland", "trade_union", ""),
    ],
)
def test_a_kind_of_agency_has_the_part_that_the_law_gave_it_then(
    day: date, nation: str, kind: str, role: str
) -> None:
    assert rulebook.on(day, nation).statutory_role(kind) == role


@pytest.mark.parametrize(
    ("partnership", "kinds"),
    [
        ("unitary", ("council", "police", "fire", "probation", "integrated_care_board")),
        ("district",
         ("council", "county_council", "police", "fire", "probation", "integrated_care_board")),
    ],
)  # fmt: skip
def test_the_county_council_is_responsible_only_where_there_are_two_tiers(
    partnership: str, kinds: tuple[str, ...]
) -> None:
    assert rulebook.on(date(2026, 4, 1), "England").required_kinds(partnership) == kinds


def test_at_first_only_councils_and_police_were_responsible() -> None:
    rules = rulebook.on(date(1999, 4, 1), "England")
    assert rules.required_kinds("district") == ("council", "county_council", "police")


def test_a_class_whose_bodies_died_out_need_not_be_invited() -> None:
    classes = {role.name for role in rulebook.on(date(2026, 4, 1), "England").invited_classes()}
    assert "invite_victim_support" in classes
    assert "invite_training_council" not in classes


def test_a_class_may_be_met_by_more_than_one_kind_of_agency() -> None:
    roles = rulebook.on(date(2026, 4, 1), "England").statutory_roles
    assert roles["invite_racial_groups"].bodies == ("racial_groups_body", "racial_equality_council")


@pytest.mark.parametrize("nation", NATIONS)
def test_what_was_not_read_of_the_law_says_what_was_not_checked(nation: str) -> None:
    rules = rulebook.on(date(2026, 4, 1), nation)
    unread = [
        r for r in (*rules.statutory_roles.values(), *rules.duties.values()) if not r.verified
    ]
    assert unread
    assert all(rule.note for rule in unread)


def test_sectors_tell_health_business_and_third_sector_apart() -> None:
    bodies = rulebook.on(date(2026, 4, 1), "England").bodies
    assert bodies["integrated_care_board"].is_health
    assert bodies["retail_body"].is_business
    assert bodies["victim_support"].is_third_sector
    assert bodies["racial_equality_council"].is_equality
    assert not bodies["housing_association"].is_third_sector


def test_bodies_come_and_go() -> None:
    assert "primary_care_trust" in rulebook.on(date(2005, 4, 1), "England").bodies
    assert "primary_care_trust" not in rulebook.on(date(2026, 4, 1), "England").bodies


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("bodies.toml", 'sector = "police"', 'sector = "navy"', "sector “navy”"),
        ("bodies.toml", 'role = "responsible"', 'role = "welcome"', "role “welcome”"),
        ("bodies.toml", 'bodies = ["police"]', 'bodies = ["sheriff"]', "called “sheriff”"),
        ("bodies.toml", 'bodies = ["police"]', "bodies = []", "bodies is empty"),
        ("bodies.toml", '["district", "county"]', '["district", "shire"]', "partnerships"),
        ("ranks.toml", 'police = "Chief constable"', 'sheriff = "Sheriff"', "“sheriff”"),
        ("structures.toml", 'function = "strategic"', 'function = "lunch"', "function “lunch”"),
        ("structures.toml", 'say = "determines"', 'say = "sings"', "say “sings”"),
        ("structures.toml", 'parent = "partnership"', 'parent = "moon"', "group “task”"),
    ],
)  # fmt: skip
def test_a_body_rank_or_template_that_cannot_be_is_refused(
    load_with: Load, file: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=message):
        load_with(file, old, new)


def test_ranks_run_from_the_head_to_the_front_line() -> None:
    rules = rulebook.on(date(2026, 4, 1), "England")
    assert [rank.level for rank in rules.ranks.values()] == [1, 2, 3, 4, 5]
    assert [rules.is_senior(level) for level in (1, 2, 3, 4, 5)] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_rank_is_called_by_the_agencys_own_word_where_it_has_one() -> None:
    rank = rulebook.on(date(2026, 4, 1), "England").rank(4)
    assert rank.called("police") == "Sergeant"
    assert rank.called("business") == "Officer or supervisor"


def test_there_is_no_sixth_level() -> None:
    with pytest.raises(KeyError):
        rulebook.on(date(2026, 4, 1), "England").rank(6)


@pytest.mark.parametrize(
    ("structure", "tiers", "functions"),
    [
        ("two_tier", 2, ["strategic", "task"]),
        ("three_tier", 3, ["strategic", "coordination", "task"]),
        ("four_tier", 4, ["scrutiny", "strategic", "coordination", "task"]),
        ("five_tier", 5, ["scrutiny", "strategic", "coordination", "coordination", "task"]),
        ("commissioning_board", 1, ["strategic"]),
        ("statutory_group", 3, ["strategic", "coordination", "task"]),
    ],
)
def test_a_template_has_the_tiers_that_its_document_tells_of(
    structure: str, tiers: int, functions: list[str]
) -> None:
    template = rulebook.on(date(2026, 4, 1), "England").structures[structure]
    assert template.tiers == tiers
    assert [group.function for group in template.groups] == functions


def test_the_boards_of_commissioners_are_no_template_in_scotland() -> None:
    assert "commissioning_board" not in rulebook.on(date(2026, 4, 1), "Scotland").structures
