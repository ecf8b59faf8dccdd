"""Keeps child processes alive until told to stop, then stops every one of them."""

import contextlib
import ctypes
import http.client
import logging
import os
import signal
import subprocess
import threading
import time
from types import FrameType, TracebackType

logger = logging.getLogger(__name__)

SWEEP_EVERY = 30.0  # seconds
PATIENCE = 10.0  # seconds a child has to stop by itself
MOST_DEATHS, WITHIN = 5, 60.0  # seconds
PR_SET_PDEATHSIG = 1


class ChildrenKeepDying(Exception):
    """A child died again and again; restarting it once more would not help."""


def _die_with_parent() -> None:
    """On Linux, end the child even when the parent is killed with no chance to say so."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Start it inside ``with``: leaving the block stops the children, whatever happened."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self._commands = commands
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._deaths: list[float] = []
        self._stop = threading.Event()

    def __enter__(self) -> "Supervisor":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._told_to_stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for child in self._children.values():
            child.terminate()
        for child in self._children.values():
            self._end(child)

    def start(self) -> None:
        """Start every child, unless somebody already pressed Ctrl-C."""
        for name in self._commands:
            if not self._stop.is_set():
                self._spawn(name)
        threading.Thread(target=self._sweep, daemon=True).start()

    def wait_until_up(self, host: str, port: int) -> bool:
        """Whether the web server answered, however slow the machine, before somebody told us to stop.

        Raises ChildrenKeepDying.
        """
        while not self._stop.is_set():
            self._replace_dead()
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection(host, port, timeout=5)
                connection.request("GET", "/health/live", headers={"Host": "localhost"})
                if connection.getresponse().status == 200:
                    return True
            self._stop.wait(0.2)
        return False

    def watch(self) -> None:
        """Return when told to stop. Raises ChildrenKeepDying."""
        while not self._stop.wait(0.5):
            self._replace_dead()

    def _told_to_stop(self, number: int, frame: FrameType | None) -> None:
        is_preparing = not self._children and not self._stop.is_set()
        self._stop.set()
        if is_preparing:
            raise KeyboardInterrupt  # nobody watches the flag yet, and filling the demo takes a minute

    def _spawn(self, name: str) -> None:
        # a session of its own: Ctrl-C reaches only us, and we stop the children in order
        self._children[name] = subprocess.Popen(
            self._commands[name], start_new_session=True, preexec_fn=_die_with_parent, stdin=subprocess.DEVNULL
        )

    def _replace_dead(self) -> None:
        for name, child in list(self._children.items()):
            if child.poll() is not None and not self._stop.is_set():
                self._count_death(name)
                logger.warning("The %s process ended with %s; starting it again", name, child.returncode)
                self._spawn(name)

    def _count_death(self, name: str) -> None:
        now = time.monotonic()
        self._deaths = [moment for moment in self._deaths if now - moment < WITHIN] + [now]
        if len(self._deaths) >= MOST_DEATHS:
            raise ChildrenKeepDying(f"The {name} process keeps ending; see the messages above.")

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()

    def _sweep(self) -> None:
        """Retry what is due; a failure is logged and the next round tries again."""
        from django.db import close_old_connections

        from .sweep import sweep

        while not self._stop.wait(SWEEP_EVERY):
            try:
                sweep()
            except Exception:  # whatever it was, the watch must go on
                logger.exception("The sweep failed")
            finally:
                close_old_connections()
