"""What a web process needs besides answering: threads, started with its first request."""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from django.dispatch import Signal

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

serving = Signal()  # sent once in each web process


def announced(application: Application) -> Application:
    """Send ``serving`` with the first request: threads that were started before the server forks would be lost."""
    first = Lock()

    def announcing(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if first.acquire(blocking=False):
            serving.send(sender=None)
        return application(environ, start_response)

    return announcing
