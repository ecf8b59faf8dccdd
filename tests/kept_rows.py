"""The rows that migrations made, put back after a test with real transactions.

Django would empty every table and make all permissions anew, and areas and categories would have to be loaded again:
a second for each such test.
"""

from django.db import connection, transaction

KEPT = "as_migrated"
_remembered: dict[str, tuple[int, int]] = {}


def remember() -> None:
    """Copy every table that has rows, as a schema of its own in this worker's database."""
    _remembered.update(_contents())
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {KEPT}")
        for table in (name for name, (rows, _newest) in _remembered.items() if rows):
            cursor.execute(f'CREATE TABLE {KEPT}."{table}" AS TABLE "{table}"')


def put_back(*_case: object) -> None:
    """Make each table that a test changed what it was; foreign keys are checked when all of them are right."""
    changed = [name for name, contents in _contents().items() if contents != _remembered[name]]
    with transaction.atomic(), connection.cursor() as cursor:
        for table in changed:
            cursor.execute(f'DELETE FROM "{table}"')
        for table in (name for name in changed if _remembered[name][0]):
            columns = _columns(table)
            cursor.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM {KEPT}."{table}"')
    _remembered.update(_contents())


def _contents() -> dict[str, tuple[int, int]]:
    """How many rows each table has, and which transaction wrote the newest; any change shows in one of them."""
    count = "SELECT '{0}', count(*), max(xmin::text::bigint) FROM \"{0}\""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cursor.execute(" UNION ALL ".join(count.format(table) for table in tables))
        return {table: (rows, newest or 0) for table, rows, newest in cursor.fetchall()}


def _columns(table: str) -> str:
    """Those that are not computed by the database itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            [f'"{table}"'],
        )
        return cursor.fetchone()[0]
