"""Our words, and the words of others."""

from datetime import date

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import RulebookError

RULES = rulebook.on(date(2026, 4, 1), "England")
POLICE_UK = {
    "anti_social_behaviour", "bicycle_theft", "burglary", "criminal_damage_and_arson", "drugs",
    "other_crime", "other_theft", "possession_of_weapons", "public_order", "robbery",
    "shoplifting", "theft_from_the_person", "vehicle_crime", "violence_and_sexual_offences",
}  # fmt: skip


def test_street_level_crime_has_fourteen_categories() -> None:
    assert {category.name for category in RULES.scheme("police_uk")} == POLICE_UK


@pytest.mark.parametrize("name", sorted(POLICE_UK))
def test_a_category_of_street_level_crime_is_its_title_with_underscores(name: str) -> None:
    plain = RULES.categories[name].title.lower().replace("-", "_").replace(" ", "_")
    assert plain == name


@pytest.mark.parametrize(
    ("word", "ours"),
    [
        ("Anti-social behaviour", "anti_social_behaviour"),
        ("anti-social-behaviour", "anti_social_behaviour"),
        ("criminal-damage-arson", "criminal_damage_and_arson"),
        ("theft-from-the-person", "theft_from_the_person"),
        ("violent-crime", "violence_and_sexual_offences"),
        ("Violent crime", "violence_and_sexual_offences"),
        ("Public disorder and weapons", "public_order"),
        ("Violence and sexual offences", "violence_and_sexual_offences"),
    ],
)
def test_slugs_titles_and_older_words_become_our_words(word: str, ours: str) -> None:
    assert RULES.words("police_uk")[word] == ours
    (field,) = [f for f in RULES.datasets["police_street"].fields if f.type == "category"]
    assert field.maps[word] == ours


def test_the_nine_groups_of_the_notifiable_offences_list_are_told_apart() -> None:
    words = {"Burglary", "Criminal damage", "Drug offences", "Fraud and forgery", "Robbery",
             "Sexual offences", "Theft and handling stolen goods", "Violence against the person",
             "Other offences"}  # fmt: skip
    found = RULES.words("notifiable")
    assert len({found[word] for word in words}) == 9


def test_one_word_cannot_mean_two_things_in_one_scheme(load_with: Load) -> None:
    with pytest.raises(RulebookError, match="“other crime” means both other_crime and other_theft"):
        load_with("categories.toml", 'words = ["other-theft"]', 'words = ["other crime"]')


@pytest.mark.parametrize(
    ("group", "subgroup", "ours"),
    [
        ("Violence against the person", "Homicide", "violence_and_sexual_offences"),
        ("Sexual offences", "Rape offences", "violence_and_sexual_offences"),
        ("Robbery", "Robbery of personal property", "robbery"),
        ("Theft offences", "Domestic burglary", "burglary"),
        ("Theft offences", "Vehicle interference", "vehicle_crime"),
        ("Theft offences", "Theft from the person", "theft_from_the_person"),
        ("Theft offences", "Bicycle theft", "bicycle_theft"),
        ("Theft offences", "Shoplifting", "shoplifting"),
        ("Theft offences", "Other theft offences", "other_theft"),
        ("Criminal damage and arson", "Arson", "criminal_damage_and_arson"),
        ("Drug offences", "Trafficking of drugs", "drugs"),
        ("Possession of weapons offences", "Possession of weapons offences",
         "possession_of_weapons"),
        ("Public order offences", "Public order offences", "public_order"),
        ("Miscellaneous crimes", "Miscellaneous crimes", "other_crime"),
        ("  theft OFFENCES", "shoplifting ", "shoplifting"),
        ("Theft offences", "Piracy", None),
        ("Piracy", "Piracy", None),
    ],
)  # fmt: skip
def test_a_published_group_and_sub_group_become_our_category(
    group: str, subgroup: str, ours: str | None
) -> None:
    assert RULES.offence_category(group, subgroup) == ours


def test_an_offence_cannot_be_mapped_to_what_is_no_category(load_with: Load) -> None:
    with pytest.raises(RulebookError, match=r"offences\.toml.*nothing is called “arson”"):
        load_with("offences.toml", '"Arson" = "criminal_damage_and_arson"', '"Arson" = "arson"')


def test_the_recorded_crime_tables_are_read_by_their_sub_groups() -> None:
    (field,) = [f for f in RULES.datasets["recorded_crime"].fields if f.type == "category"]
    assert field.heading == "Offence_Subgroup"
    assert (field.maps["Bicycle theft"], field.maps["Arson"]) == (
        "bicycle_theft",
        "criminal_damage_and_arson",
    )


def test_no_published_sub_group_stands_in_two_groups() -> None:
    subgroups = [word for group in RULES.offences.values() for word in group.subgroups]
    assert len(subgroups) == len(set(subgroups))
