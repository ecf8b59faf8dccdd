"""Real servers on the loopback that speak as the providers do."""

import json
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ACCEPTED = {
    "messaging_product": "whatsapp",
    "contacts": [{"input": "628120000123", "wa_id": "628120000123"}],
    "messages": [{"id": "wamid.HBgM1", "message_status": "accepted"}],
}


def error(code, message="(#0) something", details="details of it"):
    """The body of a refusal as the Cloud API documents it."""
    data = {"messaging_product": "whatsapp", "details": details}
    return {
        "error": {
            "message": message,
            "type": "OAuthException",
            "code": code,
            "error_data": data,
            "fbtrace_id": "Az8or2yhqkZfEZ-_4Qn_Bam",
        }
    }


class CloudApi(ThreadingHTTPServer):
    """Answers what ``say`` was told last; ``requests`` are what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.requests = []
        self.say(ACCEPTED)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v23.0"

    def say(self, body, status=200, *, delay=0.0, **headers):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answer = (status, content, headers, delay)


class Answer(BaseHTTPRequestHandler):
    server: CloudApi

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append((self.path, self.headers, json.loads(body)))
        status, content, headers, delay = self.server.answer
        time.sleep(delay)
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(content), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words):
        """The test's output stays its own."""


@contextmanager
def cloud_api():
    with CloudApi() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def account(server):
    """The settings under which the site uses this server."""
    return {
        "url": server.url,
        "token": "EAAJB-token",
        "phone_number_id": "106540352242922",
        "template": "sentra_notice",
        "code_template": "sentra_code",
        "language": "id",
    }
