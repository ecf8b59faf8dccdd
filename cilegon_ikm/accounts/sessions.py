"""Sessions that know their person, device and address (django-qsessions), written seldom."""

import time
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from qsessions.backends.db import SessionStore as NotedStore

SEEN_KEY = "seen"
SEEN_EVERY = 600  # seconds


class SessionStore(NotedStore):
    """Notes the last use at most every ten minutes; a phone's address changes far more often than that."""

    def load(self) -> dict[str, Any]:
        data = DatabaseStore.load(self)
        if data and time.time() - data.get(SEEN_KEY, 0) > SEEN_EVERY:
            self.modified = True
        return data

    def save(self, must_create: bool = False) -> None:
        self[SEEN_KEY] = int(time.time())
        super().save(must_create)
