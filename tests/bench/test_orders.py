"""bench/orders.py: sending baskets one after the other."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from bench import orders


@pytest.fixture
def server():
    """Takes every basket but the one whose key is ``bad``; ``keys`` are those that came."""

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            (key,) = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["key"]
            keys.append(key)
            self.send_response(403 if key == "bad" else 302)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            """Nobody reads it."""

    keys, listening = [], ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    listening.keys = keys
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield listening
    listening.shutdown()
    listening.server_close()


def test_each_basket_is_sent_once_and_a_refusal_is_a_failure(server):
    baskets = [
        orders.Basket(cookie="c", key=key, stamp="s", phone="0812 0000 00001", address="10.0.0.1")
        for key in ("1", "2", "bad")
    ]
    found = orders._send(f"http://127.0.0.1:{server.server_address[1]}", baskets, 5)
    assert sorted(server.keys) == ["1", "2", "bad"]
    assert found.failures == 1
    assert found.rate > 0


def test_a_row_says_what_size_costs():
    assert orders._row("a thread", 0.2, 0.1, 13) == "| a thread | 0.20 | 0.10 | 2.00 | 13 |"
