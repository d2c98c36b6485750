"""An edition read again from what was written of it."""

import json
from datetime import date

import pytest

from tests.evidence.reports.made_up_edition import edition
from tests.evidence.reports.made_up_release import for_the_analyst, for_the_public
from wardmote.evidence.disclosure import log_release, reread
from wardmote.evidence.disclosure.manifest import digest
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.reports.audit_json import audit_json

DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def released():
    return for_the_public(edition(audience="public"))


def test_every_finding_and_exhibit_is_as_it_was_released(released):
    kept = reread(audit_json(released))
    assert kept.audience == "public"
    assert kept.edition.findings == dict(released.edition.findings)
    for name, exhibit in released.edition.exhibits.items():
        assert digest(kept.edition.exhibits[name]) == digest(exhibit)
    assert kept.edition.sections == released.edition.sections


def test_the_analysts_edition_is_read_as_what_it_is():
    kept = reread(audit_json(for_the_analyst(edition(audience="analyst"))))
    assert kept.audience == "analyst"


@pytest.mark.parametrize("kind", ["findings", "exhibits"])
def test_a_changed_word_is_noticed(released, kind):
    told = json.loads(audit_json(released))
    name = next(iter(told["edition"][kind]))
    told["edition"][kind][name]["source"] = "Another"
    with pytest.raises(NotReleasable, match="has changed since"):
        reread(json.dumps(told))


def test_a_file_of_another_kind_is_none(released):
    with pytest.raises(NotReleasable, match="format"):
        reread('{"format": "shopping list"}')


def test_what_was_read_again_is_logged_like_what_was_released(released, tmp_path):
    before = log_release(tmp_path / "a", released, on=DAY)
    after = log_release(tmp_path / "b", reread(audit_json(released)), on=DAY)
    assert json.loads(json.dumps(before)) == json.loads(json.dumps(after))
