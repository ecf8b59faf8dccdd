"""Two people at the same moment, each on a database connection of their own; for tests with real transactions."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import connection


def start_and_wait_for_lock(*actions: Callable[[], Any]) -> list[Future]:
    """Start the actions at once; come back when each of them waits for what this transaction has locked."""
    wanted = _waiting() + len(actions)
    pool = ThreadPoolExecutor(len(actions))
    futures = [pool.submit(_on_its_own_connection, action) for action in actions]
    pool.shutdown(wait=False)
    deadline = time.monotonic() + 20
    while _waiting() < wanted:
        for future in futures:
            assert not future.done(), f"It did not wait: {future.exception() or future.result()}"
        assert time.monotonic() < deadline, "It neither waits for the lock nor ends"
        time.sleep(0.02)
    return futures


def on_another_connection(action: Callable[[], Any]) -> Any:
    """What somebody else finds meanwhile."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_on_its_own_connection, action).result()


def _on_its_own_connection(action: Callable[[], Any]) -> Any:
    try:
        return action()
    finally:
        connection.close()


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]
