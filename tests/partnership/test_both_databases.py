"""The ground that the other tests stand on."""

import os

from django.conf import settings
from django.db import connection

from wardmote.partnership.website import clock


def test_the_database_is_the_one_that_the_environment_names(db) -> None:
    named = os.environ.get("WARDMOTE_DATABASE", "")
    assert connection.vendor == ("postgresql" if named else "sqlite")


def test_the_clock_stands_still() -> None:
    assert clock.today().isoformat() == "2026-06-15"


def test_tests_have_a_home_of_their_own() -> None:
    assert settings.HOME.name.startswith("wardmote-tests-")


def test_two_partnerships_share_no_seat(riverton, collingbridge) -> None:
    assert riverton.groups.count() == collingbridge.groups.count() == 3


def test_a_member_is_signed_in(riverton, member) -> None:
    officer = member("officer", partnership=riverton)
    assert officer.client.session["_auth_user_id"] == str(officer.person.pk)
