"""Real servers on the loopback that speak as the providers do."""

import asyncio
import json
import os
import time
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import http_ece
from aiosmtpd.controller import Controller
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.operations.test_start import free_port

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


class PushService(ThreadingHTTPServer):
    """Takes messages as RFC 8030 says; ``requests`` are their paths, headers and encrypted bodies."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), PushAnswer)
        self.requests = []
        self.say(201, Location=f"{self.url}/message/1")

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def say(self, status, **headers):
        self.answer = (status, headers)


class PushAnswer(BaseHTTPRequestHandler):
    server: PushService

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append((self.path, self.headers, body))
        status, headers = self.server.answer
        self.send_response(status)
        for name, value in {"Content-Length": 0, **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def log_message(self, *words):
        """The test's output stays its own."""


@contextmanager
def push_service():
    with PushService() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


class Browser:
    """One browser that has subscribed at the push service, and reads what only it can read."""

    def __init__(self, service, name="budi"):
        self._key, self._auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.fields = {
            "endpoint": f"{service.url}/push/{name}",
            "p256dh": urlsafe_b64encode(point).decode().rstrip("="),
            "auth": urlsafe_b64encode(self._auth).decode().rstrip("="),
        }

    @property
    def subscription(self):
        return {"endpoint": self.fields["endpoint"], "keys": {name: self.fields[name] for name in ("p256dh", "auth")}}

    def read(self, body):
        return json.loads(http_ece.decrypt(body, private_key=self._key, auth_secret=self._auth))


class Postmaster:
    """Answers each step of the conversation as it was told, and keeps what it took."""

    def __init__(self):
        self.received, self.mail_from, self.rcpt_to, self.data = [], "250 OK", "250 OK", "250 OK"
        self.delay = 0.0  # seconds between taking a message and saying so

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        envelope.mail_from = address
        return self.mail_from

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return self.rcpt_to

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        await asyncio.sleep(self.delay)
        return self.data


@contextmanager
def mail_server(port=None):
    """A postmaster, and the port he listens on as ``port``."""
    handler = Postmaster()
    server = Controller(handler, hostname="127.0.0.1", port=port or free_port())
    server.start()
    handler.port = server.port
    yield handler
    server.stop()
