"""Counting how often listings are looked at: no cookie, no address, only a number for each day.

Views are counted in memory and written every few seconds, so that a view costs no write. A process that is killed
loses the views since then; one that is told to stop writes them.
"""

import atexit
import logging
import threading
import time
from collections import Counter
from datetime import date
from typing import Any

from django.db import DatabaseError, connection

from cilegon_ikm.clock import today

from .models import ListingDay

logger = logging.getLogger(__name__)

EVERY = 5.0  # seconds
# Parts of what programs that are no reader call themselves; a link that is sent on is fetched by the messenger, too.
PROGRAMS = (
    "bot", "crawl", "spider", "slurp", "preview", "facebookexternalhit", "whatsapp", "telegram", "lighthouse",
    "headless", "monitor", "curl", "wget", "python", "java/", "go-http", "okhttp", "axios", "scrapy",
)  # fmt: skip

_counted: Counter[tuple[int, date]] = Counter()
_lock = threading.Lock()


def count_view(environ: dict[str, Any], *, listing_id: int) -> None:
    """Count a reader's view of this listing; programs and pages loaded in advance do not count."""
    if environ["REQUEST_METHOD"] == "GET" and is_read(environ):
        with _lock:
            _counted[listing_id, today()] += 1


def write_views() -> None:
    """Write what was counted since the last time. Costs one query, or none when nothing was."""
    global _counted
    with _lock:
        taken, _counted = _counted, Counter()
    if not taken:
        return
    try:
        ListingDay.objects.add_views(taken)
    except DatabaseError:
        with _lock:
            _counted += taken
        raise


def start() -> None:
    """Write regularly in a thread of this process, and once more when it ends."""
    threading.Thread(target=_write_regularly, name="view-counts", daemon=True).start()
    atexit.register(write_views)


def _write_regularly() -> None:
    while True:
        time.sleep(EVERY)
        try:
            write_views()
        except DatabaseError as error:
            logger.warning("Views wait to be written: %s", str(error).strip())
            connection.close()


def is_read(environ: dict[str, Any]) -> bool:
    """Whether a person seems to read the answer, now."""
    name = environ.get("HTTP_USER_AGENT", "").lower()
    in_advance = "prefetch" in environ.get("HTTP_SEC_PURPOSE", "")
    return bool(name) and not in_advance and not any(program in name for program in PROGRAMS)
