"""No partnership takes an address of the service itself, by whatever way it is made."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.partnership.security.addresses import addresses
from wardmote.partnership.agencies.forms.setting_up import NameStep
from wardmote.partnership.agencies.models import Partnership

DAY = date(2026, 6, 15)
FIRST = sorted({address.route.partition("/")[0] for address in addresses()} - {""})
OWN = [word for word in FIRST if "<" not in word]
KNOWN = {"account", "invitation", "new", "calendar", "language", "health", "cookies", "static"}


def kept(slug: str) -> Partnership:
    return Partnership.objects.create(
        name="Riverton", slug=slug, nation="England", kind="unitary", formed_on=DAY
    )


@pytest.mark.parametrize("slug", sorted({*OWN, *KNOWN, "Account", ""}))
def test_an_address_of_the_service_is_no_partnerships(db, slug) -> None:
    with pytest.raises(ValidationError):
        kept(slug)
    assert not Partnership.objects.exists()


def test_a_partnership_does_not_move_to_an_address_of_the_service(db) -> None:
    partnership = kept("riverton")
    partnership.slug = "account"
    with pytest.raises(ValidationError):
        partnership.save()


def test_any_other_address_is_free(db) -> None:
    assert kept("new-riverton").pk


@pytest.mark.parametrize("area", ["Health", "new", "Calendar", "£££"])
def test_a_host_is_told_beside_the_name(db, area) -> None:
    form = NameStep({"area": area}, so_far={}, today=DAY)
    assert form.errors["area"] == ["Enter another name: this one cannot be an address"]


@pytest.mark.parametrize("area", ["Riverton", "Newtown"])
def test_other_names_are_taken(db, area) -> None:
    assert NameStep({"area": area}, so_far={}, today=DAY).is_valid()
