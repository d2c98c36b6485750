"""The database itself refuses to change what the trail holds."""

import pytest
from django.db import IntegrityError, connection, transaction

from wardmote.partnership.trail import guards

REFUSED = [
    "UPDATE trail_entry SET why = 'another' WHERE \"index\" = 1",
    'DELETE FROM trail_entry WHERE "index" = 2',
    "UPDATE trail_checkpoint SET root = ''",
    "DELETE FROM trail_checkpoint",
    "UPDATE trail_log SET size = size - 1",
    "UPDATE trail_log SET frontier = '[]'",
    "UPDATE trail_log SET name = 'another', size = size + 1",
    "DELETE FROM trail_log",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_what_is_told(told, statement) -> None:
    told(9)
    with pytest.raises(IntegrityError, match=guards.REFUSAL), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.django_db(transaction=True)
def test_postgresql_refuses_to_empty_the_tables(told) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    told(9)
    with pytest.raises(IntegrityError, match=guards.REFUSAL), transaction.atomic():
        connection.cursor().execute("TRUNCATE trail_checkpoint")


def test_every_guard_is_up_after_a_migration(db) -> None:
    assert guards.missing(connection) == set()


def test_a_guard_that_is_down_is_told(db) -> None:
    guards.take_down(connection)
    assert guards.missing(connection) == set(guards.NAMES)
    guards.put_up(connection)
    assert guards.missing(connection) == set()
