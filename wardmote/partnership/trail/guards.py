"""Triggers by which the database itself refuses to change what the trail holds.

Whoever holds the database's file can take them down; `verify` finds what they then change.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

REFUSAL = "The trail only grows"
KEPT_AS_THEY_ARE = ("trail_entry", "trail_checkpoint")
GROWS = "NEW.size > OLD.size AND NEW.name = OLD.name AND NEW.id = OLD.id"
NAMES = (
    *(f"{table}_{act}" for table in KEPT_AS_THEY_ARE for act in ("update", "delete")),
    "trail_log_update", "trail_log_delete",
)  # fmt: skip


def put_up(connection) -> None:
    """Guard the trail's tables; nothing changes where they are guarded."""
    statements = _postgresql() if connection.vendor == "postgresql" else _sqlite()
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        take_down(connection)
        for statement in statements:
            cursor.execute(statement)


def take_down(connection) -> None:
    """Leave the tables unguarded: for moving a whole installation, and for tests."""
    with connection.cursor() as cursor:
        for name in (*NAMES, *_against_emptying()):
            table = name.rpartition("_")[0]
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


@contextmanager
def unguarded(connection) -> Iterator[None]:
    """Down for the block, and up again: for bringing back a backup."""
    take_down(connection)
    yield
    put_up(connection)


def missing(connection) -> set[str]:
    """Guards that should be up and are not."""
    source = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(source[connection.vendor])
        return set(NAMES) - {name for (name,) in cursor.fetchall()}


def _sqlite() -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for table in KEPT_AS_THEY_ARE:
        yield f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {refuse}"
        yield f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {refuse}"
    yield f"CREATE TRIGGER trail_log_delete BEFORE DELETE ON trail_log {refuse}"
    yield f"CREATE TRIGGER trail_log_update BEFORE UPDATE ON trail_log WHEN NOT ({GROWS}) {refuse}"


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION trail_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    refuse = "EXECUTE FUNCTION trail_refuses()"
    for table in KEPT_AS_THEY_ARE:
        for act in ("update", "delete"):
            yield f"CREATE TRIGGER {table}_{act} BEFORE {act} ON {table} FOR EACH ROW {refuse}"
    yield f"CREATE TRIGGER trail_log_delete BEFORE DELETE ON trail_log FOR EACH ROW {refuse}"
    yield (
        "CREATE TRIGGER trail_log_update BEFORE UPDATE ON trail_log FOR EACH ROW "
        f"WHEN (NOT ({GROWS})) {refuse}"
    )
    for name in _against_emptying():
        table = name.rpartition("_")[0]
        yield f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"


def _against_emptying() -> tuple[str, ...]:
    """PostgreSQL alone knows TRUNCATE."""
    return tuple(f"{table}_truncate" for table in (*KEPT_AS_THEY_ARE, "trail_log"))
