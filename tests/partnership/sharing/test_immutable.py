"""What was signed stays as it was signed; what happened stays as it happened."""

import pytest

from tests.partnership.sharing.conftest import give
from wardmote.partnership.agencies.models import Agency
from wardmote.partnership.sharing.models import Grant, Happening, Immutable, Party, Recipient


def test_a_signed_version_keeps_its_words(live):
    live.aim = "Something else"
    with pytest.raises(Immutable):
        live.save()


def test_a_signed_version_keeps_its_signed_hash(live):
    live.signed_hash = ""
    with pytest.raises(Immutable):
        live.save()


def test_a_signed_version_may_end(live):
    live.state = "ended"
    live.save()
    live.refresh_from_db()
    assert live.state == "ended"


def test_no_line_is_added_to_a_signed_version(live):
    with pytest.raises(Immutable):
        give(live, "police", "police_incidents", "happened_on")


@pytest.mark.parametrize("model", [Grant, Party])
def test_no_row_of_a_signed_version_is_saved_removed_or_written_past_its_model(live, model):
    row = model.objects.filter(version=live).first()
    for change in (row.save, row.delete, model.objects.all().delete):
        with pytest.raises(Immutable):
            change()
    with pytest.raises(Immutable):
        model.objects.update(version=live)


def test_nobody_is_added_to_those_who_receive_it(live):
    with pytest.raises(Immutable):
        Recipient.objects.create(grant=live.grants.get(), agency=Agency.objects.first())


def test_rows_are_not_made_past_their_model_either(live):
    with pytest.raises(Immutable):
        Recipient.objects.bulk_create(
            [Recipient(grant=live.grants.get(), agency=Agency.objects.first())]
        )


def test_what_happened_is_neither_rewritten_nor_taken_back(live):
    happening = live.happenings.first()
    for change in (
        happening.save, happening.delete, Happening.objects.all().delete,
        lambda: Happening.objects.update(why="Otherwise"),
    ):  # fmt: skip
        with pytest.raises(Immutable):
            change()
