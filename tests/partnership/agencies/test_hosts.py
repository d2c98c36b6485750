"""`wardmote host`, as typed on the installation's machine."""

import pytest
from typer.testing import CliRunner

from wardmote.partnership.trail.models import Entry
from wardmote.partnership.website.command import whole
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.waking import Refused

EMAIL = "a.host@riverton.example"
PASSWORD = "violet turbine under oatmeal"


def host(email: str = EMAIL, password: str = PASSWORD):
    words = ["host", email, "--name", "A Host"]
    return CliRunner().invoke(whole(), words, env={"WARDMOTE_PASSWORD": password})


def test_a_host_may_sign_in_and_set_up_partnerships(db) -> None:
    assert host().exit_code == 0
    person = Person.objects.get(email=EMAIL)
    assert person.is_host
    assert person.check_password(PASSWORD)


def test_somebody_who_is_known_becomes_host(db) -> None:
    Person.objects.create_user(EMAIL, name="A Host")
    assert host(EMAIL.upper()).exit_code == 0
    assert Person.objects.get().is_host


def test_making_a_host_is_told_in_the_installations_trail(db) -> None:
    host()
    entry = Entry.objects.get(did="website.person.made_host")
    assert entry.log.name == "installation"
    assert entry.after["is_host"] is True


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "password"), ("no address", PASSWORD)]
)  # fmt: skip
def test_a_weak_password_or_a_wrong_address_makes_nobody(db, email, password) -> None:
    assert isinstance(host(email, password).exception, Refused)
    assert not Person.objects.exists()
