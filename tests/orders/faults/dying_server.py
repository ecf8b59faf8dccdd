"""The product's own application, in a worker that dies once: after a form was dealt with, before the answer leaves."""

import os
import signal
from pathlib import Path

from cilegon_ikm.wsgi import application as product


def application(environ, start_response):
    answer = product(environ, start_response)
    mark = Path(os.environ["DIED"])
    if environ["REQUEST_METHOD"] == "POST" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
