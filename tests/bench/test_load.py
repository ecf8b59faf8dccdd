import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from bench.figures import Reading
from bench.load import driver, parse_wrk, percentile, reading, with_python, with_wrk
from bench.processes import Failed

WRK = """Running 4s test @ http://127.0.0.1:38211/produk/
  1 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     6.83ms   15.77ms 184.75ms   97.03%
    Req/Sec     1.98k   343.00     2.33k    92.50%
  Latency Distribution
     50%  843.00us
     75%    5.01ms
     90%    6.67ms
     99%    1.04s
  7884 requests in 4.00s, 2.12MB read
Requests/sec:   1970.11
Transfer/sec:    542.46KB
     95%    8.25ms
"""
TROUBLE = "  Socket errors: connect 1, read 2, write 0, timeout 4\n  Non-2xx or 3xx responses: 12\nRequests/sec:"


def test_wrk_is_read_in_milliseconds():
    written = WRK.replace("1.04s", "1.04s ")  # seconds have a space behind them
    assert parse_wrk(written) == Reading(rate=1970.11, p50=0.843, p95=8.25, p99=1040.0, failures=0)


def test_refused_and_broken_requests_of_wrk_are_failures():
    assert parse_wrk(WRK.replace("Requests/sec:", TROUBLE)).failures == 19


def test_what_is_no_measurement_is_refused():
    with pytest.raises(Failed, match="nothing that can be read"):
        parse_wrk("unable to connect to 127.0.0.1:1 Connection refused\n")


@pytest.mark.parametrize(("percent", "expected"), [(1, 1), (50, 50), (99, 99), (100, 100)])
def test_a_percentile_is_one_of_the_values(percent, expected):
    assert percentile([float(number) for number in range(1, 101)], percent) == expected


def test_the_figures_come_from_the_times():
    assert reading([3.0, 1.0, 2.0], 0.5, failures=1) == Reading(rate=6.0, p50=2.0, p95=3.0, p99=3.0, failures=1)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(500 if self.path == "/broken?q=1" else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *words):
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


CLIENTS = [(with_python, 0.2), *([(with_wrk, 1)] if shutil.which("wrk") else [])]  # those of this machine


@pytest.mark.parametrize(("drive", "seconds"), CLIENTS)
def test_a_client_measures_a_page_and_counts_its_failures(server, drive, seconds):
    good = drive([f"{server}/"], seconds)
    assert good.failures == 0
    assert good.rate > 0
    assert 0 < good.p50 <= good.p99
    bad = drive([f"{server}/", f"{server}/broken?q=1"], seconds)
    assert bad.failures > 0


def test_a_server_that_is_gone_gives_failures_and_no_rate(server):
    gone = with_python(["http://127.0.0.1:1/"], 0.05)
    assert gone.rate == 0
    assert gone.failures > 0


def test_the_client_of_our_own_is_used_where_there_is_no_wrk(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert driver() == ("Python threads", with_python)
