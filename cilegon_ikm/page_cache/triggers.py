"""For migrations: tables whose changes make the kept pages stale."""

from django.db.migrations import RunSQL

from .changes import CHANNEL

FUNCTION = RunSQL(
    f"""
    CREATE OR REPLACE FUNCTION public_pages_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_notify('{CHANNEL}', '');
        RETURN NULL;
    END $$
    """,
    "DROP FUNCTION public_pages_changed()",
)


def watch(table: str) -> RunSQL:
    """Tell every web process when a statement has changed the table; a transaction tells it once, at its commit."""
    return RunSQL(
        f"CREATE TRIGGER public_pages AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION public_pages_changed()",
        f"DROP TRIGGER public_pages ON {table}",
    )
