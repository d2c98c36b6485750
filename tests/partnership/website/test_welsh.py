"""The Welsh catalogue: what it must hold already, and that no translation breaks a sentence."""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override

from wardmote.partnership import website

CATALOGUE = Path(website.__file__).parent / "locale/cy/LC_MESSAGES/django.po"
COMPLETE = {"website", "govuk"}
"""Navigation, sign-in, forms and errors live in these."""
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd%]|%\{\w+\}|\{\w+\}|</?\w+[^>]*>")
"""What a translation must keep as it is: places to be filled, and markup."""


def messages() -> list:
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def forms_of(words: str | tuple) -> tuple:
    return (words,) if isinstance(words, str) else words


def test_navigation_sign_in_forms_and_errors_are_all_translated():
    missing = [
        message.id
        for message in messages()
        if COMPLETE & {place.partition("/")[0] for place, _ in message.locations}
        and not all(forms_of(message.string))
    ]
    assert missing == []


def test_a_translation_keeps_what_is_to_be_filled_in():
    broken = [
        message.id
        for message in messages()
        for said in filter(None, forms_of(message.string))
        if kept(said) not in [kept(each) for each in forms_of(message.id)]
    ]
    assert broken == []


def kept(words: str) -> Counter:
    return Counter(KEPT.findall(words))


def test_no_translation_is_a_guess():
    assert [message.id for message in messages() if message.fuzzy] == []


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("This field is required.", "Mae angen llenwi’r maes hwn."),
        ("Incorrect code.", "Cod anghywir."),
    ],
)
def test_our_catalogue_speaks_for_packages_that_have_no_welsh(english, welsh):
    with override("cy"):
        assert gettext(english) == welsh
