import json
from dataclasses import replace

import numpy as np
import pytest

from tests.evidence.disclosure.editions import edition
from tests.evidence.disclosure.worlds import KEY, PROFILES, counts_of, ground
from wardmote.evidence.disclosure import RESTRICTED, Released, protect, release, restricted
from wardmote.evidence.errors import NotReleasable

BY = ("Ann Analyst", "Bob Chair")
COUNTS = counts_of(np.array([[12, 3], [7, 1]]))
SAFE = protect(COUNTS, ground(2), profiles=PROFILES, key=KEY)


def test_only_the_door_makes_a_released():
    with pytest.raises(NotReleasable, match=r"Only disclosure\.release"):
        Released(edition(COUNTS), {}, "public")


def test_a_released_cannot_be_made_from_another():
    with pytest.raises(NotReleasable, match=r"Only disclosure\.release"):
        replace(release(SAFE, edition, by=BY), edition=edition(COUNTS))


def test_what_derives_the_edition_is_given_protected_counts_only():
    given = []
    release(SAFE, lambda counts: given.append(counts) or edition(counts), by=BY)
    assert given[0] is SAFE.counts


def test_a_public_edition_says_that_its_numbers_are_rounded():
    released = release(SAFE, edition, by=BY)
    assert released.edition.rounding == (
        "Numbers are rounded to 5 so that nobody can be picked out; 0 means none or up to 4."
    )


def test_the_manifest_says_who_what_and_how():
    manifest = json.loads(release(SAFE, edition, by=BY).manifest_json())
    assert manifest["released_by"] == list(BY)
    assert manifest["edition"] == "riverton.audit.2025-26.public"
    assert manifest["base"] == 5
    assert manifest["key"] == SAFE.key_fingerprint
    assert manifest["profiles"]["police"]["smallest_premises"] == 5
    assert set(manifest["sha256"]["exhibits"]) == {"totals"}
    assert set(manifest["sha256"]["findings"]) == {"all"}


def test_an_edition_changed_after_release_is_found_out():
    released = release(SAFE, edition, by=BY)
    released.check()
    released.edition.exhibits["totals"].table.loc[0, "count"] = 11
    with pytest.raises(NotReleasable, match="changed since"):
        released.check()


@pytest.mark.parametrize("by", [("Ann", "ann "), ("Ann", ""), (" ", "Bob")])
def test_two_people_release(by):
    with pytest.raises(NotReleasable, match="Two people"):
        release(SAFE, edition, by=by)


def test_an_analysts_edition_cannot_be_released_to_the_public():
    with pytest.raises(NotReleasable, match="not for the public"):
        release(SAFE, lambda counts: edition(counts, "analyst"), by=BY)


def test_the_analysts_edition_has_exact_numbers_and_is_marked():
    released = restricted(COUNTS, lambda counts: edition(counts, "analyst"), by=BY)
    assert released.audience == "analyst"
    assert released.edition.summary == ("23 crimes.",)
    assert released.edition.rounding == released.manifest["marking"] == RESTRICTED


def test_exact_numbers_cannot_leave_as_a_public_edition():
    with pytest.raises(NotReleasable, match="exact"):
        restricted(COUNTS, edition, by=BY)


def test_counts_rounded_afresh_cannot_replace_a_public_edition():
    first = release(SAFE, edition, by=BY)
    late = counts_of(np.array([[12, 3], [37, 2]]))
    afresh = protect(late, ground(2), profiles=PROFILES, key=KEY)
    with pytest.raises(NotReleasable, match=r"disclosure\.revise"):
        release(afresh, edition, by=BY, earlier=first)


def test_the_same_counts_may_replace_an_edition():
    first = release(SAFE, edition, by=BY)
    assert release(SAFE, edition, by=BY, earlier=first).manifest["replaces"] == first.edition.id
