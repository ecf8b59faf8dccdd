"""Hearing from the database that something public has changed: by a trigger's NOTIFY, sent with each commit."""

import itertools
import logging
import select
import threading
import time
from contextlib import closing
from typing import Any

import psycopg2
from django.db import connections

logger = logging.getLogger(__name__)

CHANNEL = "public_pages"
HEARTBEAT = 5.0  # seconds; how often a silent line is tried
RETRY = 1.0  # seconds
# a line that has broken without a word is noticed within seconds
LINE = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 5000}


class Changes:
    """Listens in a thread of its own, so that asking costs nothing.

    ``generation`` grows with each change. It is None while nobody listens: then nothing can be known to be fresh.
    """

    def __init__(self) -> None:
        self.generation: int | None = None
        self._numbers = itertools.count(1)

    def start(self, **kwargs: Any) -> None:
        """Begin to listen. To be called once in each process, after any fork."""
        threading.Thread(target=self._listen_always, name="page-changes", daemon=True).start()

    def _listen_always(self) -> None:
        while True:
            try:
                with closing(self._connect()) as line:
                    self._listen(line)
            except (psycopg2.Error, OSError) as error:
                self.generation = None
                logger.warning("Pages are not kept: the database does not answer: %s", str(error).strip())
                time.sleep(RETRY)

    def _connect(self) -> Any:
        line = psycopg2.connect(**{**connections["default"].get_connection_params(), **LINE})
        line.autocommit = True
        return line

    def _listen(self, line: Any) -> None:
        """Raises when the line breaks."""
        with line.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
            self.generation = next(self._numbers)
            while True:
                if not select.select([line], [], [], HEARTBEAT)[0]:
                    cursor.execute("SELECT 1")
                line.poll()
                if line.notifies:
                    line.notifies.clear()
                    self.generation = next(self._numbers)
