"""Drawing the pictures on all processors. Nothing here may need Django: the drawing processes have none."""

import signal
from collections.abc import Generator, Iterable
from multiprocessing import get_context

from . import pictures

Wish = tuple[str, str, int]  # key, wish and width in pixels, as pictures.draw takes them


def drawn(wishes: Iterable[Wish]) -> Generator[bytes]:
    """The JPEGs in the order of their wishes; the processes end with the iteration, or when the caller is killed."""
    with get_context("spawn").Pool(initializer=_leave_ctrl_c_to_the_caller) as pool:
        yield from pool.imap(_draw, wishes, chunksize=4)


def _leave_ctrl_c_to_the_caller() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _draw(wish: Wish) -> bytes:
    return pictures.draw(*wish)
