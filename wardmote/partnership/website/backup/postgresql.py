"""PostgreSQL table by table, by COPY within one snapshot: no program of the server is needed."""

from collections.abc import Iterator
from typing import Any

from wardmote.partnership.website.backup.archive import Reading, Writing, in_pieces

FOLDER = "database"
ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
SEQUENCES = (
    "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema() "
    "ORDER BY sequencename"
)


def save(connection, archive: Writing) -> dict[str, Any]:
    """Put every table into the archive, all as at one moment; what its sequences have reached."""
    own = connection.copy()
    own.set_autocommit(False)
    try:
        with own.cursor() as cursor:
            cursor.execute(ONE_MOMENT)
            columns = {table: _columns(own, cursor, table) for table in _tables(own, cursor)}
            for table, names in columns.items():
                archive.add(f"{FOLDER}/{table}.copy", _rows(cursor, table, names))
            cursor.execute(SEQUENCES)
            return {"columns": columns, "sequences": dict(cursor.fetchall())}
    finally:
        own.rollback()
        own.close()


def load(connection, archive: Reading, unguarded) -> None:
    """Make the tables what the archive holds, in one transaction.

    Args:
        connection: to a database of the same migrations.
        archive: checked.
        unguarded: takes down for the block what refuses to empty a table.
    """
    from django.db import transaction

    told = archive.manifest.database_told
    quote = connection.ops.quote_name
    with transaction.atomic(), unguarded(connection), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {', '.join(map(quote, _tables(connection, cursor)))}")
        for table, names in told["columns"].items():
            _fill(cursor, quote, archive, table, names)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for sequence, reached in told["sequences"].items():
            value, used = (1, False) if reached is None else (reached, True)
            cursor.execute("SELECT setval(%s::regclass, %s, %s)", [quote(sequence), value, used])


def _fill(cursor, quote, archive: Reading, table: str, names: list[str]) -> None:
    statement = f"COPY {quote(table)} ({', '.join(map(quote, names))}) FROM STDIN"
    with archive.open(f"{FOLDER}/{table}.copy") as file, cursor.copy(statement) as copy:
        for piece in in_pieces(file):
            copy.write(piece)


def _rows(cursor, table: str, names: list[str]) -> Iterator[bytes]:
    """A table's rows as COPY writes them, in the order of their first column."""
    listed = ", ".join(f'"{name}"' for name in names)
    statement = f'COPY (SELECT {listed} FROM "{table}" ORDER BY 1) TO STDOUT'
    with cursor.copy(statement) as copy:
        yield from map(bytes, copy)


def _tables(connection, cursor) -> list[str]:
    return sorted(t.name for t in connection.introspection.get_table_list(cursor) if t.type == "t")


def _columns(connection, cursor, table: str) -> list[str]:
    return [c.name for c in connection.introspection.get_table_description(cursor, table)]
