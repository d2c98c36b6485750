"""Gateways, templates of protocols and the words that they are written in."""

from datetime import date

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import RulebookError

DAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("gateway", "day", "nation", "is_there"),
    [
        ("s17a", date(2007, 7, 31), "England", False),
        ("s17a", date(2007, 8, 1), "Wales", True),
        ("s17a", DAY, "Scotland", False),
        ("s115", date(1999, 4, 1), "England", True),
        ("pcsc_s16", date(2023, 1, 30), "England", False),
        ("pcsc_s16", date(2023, 1, 31), "England", True),
        ("asb_scotland_s139", DAY, "Scotland", True),
        ("asb_scotland_s139", DAY, "England", False),
    ],
)
def test_a_gateway_opens_where_and_when_its_law_holds(gateway, day, nation, is_there) -> None:
    assert (gateway in rulebook.on(day, nation).gateways) is is_there


def test_the_serious_violence_gateway_stops_at_the_surgery_door() -> None:
    gateway = rulebook.on(DAY, "England").gateways["pcsc_s16"]
    assert "Patient information" in gateway.excluded
    assert not gateway.serves("audit")


def test_the_scottish_gateway_bars_passing_on() -> None:
    assert rulebook.on(DAY, "Scotland").gateways["asb_scotland_s139"].bars_onward


def test_a_ground_in_data_protection_law_opens_nothing_by_itself() -> None:
    gateways = rulebook.on(DAY, "England").gateways
    assert not gateways["public_task"].opens
    assert gateways["s115"].opens


def test_the_quarterly_template_holds_the_twelve_prescribed_datasets() -> None:
    rules = rulebook.on(DAY, "England")
    prescribed = {dataset.name for dataset in rules.datasets.values() if dataset.paragraph}
    (grant,) = rules.protocols["s17a_quarterly"].grants
    assert set(grant.categories) == prescribed
    assert len(prescribed) == 12


def test_the_prohibited_use_of_the_research_is_listed() -> None:
    assert "vetting_tenants" in rulebook.load().sharing.prohibited


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("gateways.toml", 'kind = "duty"', 'kind = "hope"', "kind “hope”"),
        ("gateways.toml", "most = 1", "most = 5", "most 5"),
        ("gateways.toml", 'purposes = ["audit"', 'purposes = ["gossip"', "gossip"),
        ("gateways.toml", "permits =", "permitted =", "unknown key"),
        ("gateways.toml", "verified = false\nnote =", "verified = false\ntitle =", "gateways"),
        ("protocols/istv.toml", '["istv", "s17a"]', '["nothing"]', "nothing is called “nothing”"),
        ("protocols/istv.toml", 'categories = ["istv"]', 'categories = ["x"]', "“x”"),
        ("protocols/istv.toml", "for_analysis = true", "for_analysis = false", "goes to somebody"),
        ("sharing.toml", "[90, 30, 7]", "[7, 30, 90]", "warning_days"),
        ("sharing.toml", 'police = ["police"]', 'police = ["sheriff"]', "sheriff"),
    ],
)
def test_what_is_no_word_of_sharing_is_refused(load_with: Load, file, old, new, says) -> None:
    with pytest.raises(RulebookError, match=says):
        load_with(file, old, new)
