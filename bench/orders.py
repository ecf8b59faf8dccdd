"""What a full enquiry desk costs: a maker's inbox and thread at two sizes, and how many enquiries can be sent.

Each is a share of the requests/s of the floor list view (see ``floor``) in the same minutes.
"""

import http.client
import os
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .compare import TURNS, Turns
from .figures import Reading
from .load import CONNECTIONS, HEADERS, TIMEOUT, driver, reading
from .processes import Failed, served
from .stage import Stage

SIZES = 2_000, 200_000  # enquiries
BASKETS = 4_000  # ready to be sent, more than can be in the time
TOKEN = "t" * 32
# each sender has an address of her own, as behind a proxy, and needs no time to read
OPEN = {"SENDING_MIN_SECONDS": "0", "PROXIES": "1"}


@dataclass(frozen=True)
class Desk:
    """The shares of the floor at one size of the desk, and the queries of the two pages."""

    enquiries: int
    messages: int
    inbox: float
    thread: float
    sending: float
    queries: tuple[int, int]


@dataclass(frozen=True)
class Basket:
    """What the browser of a filled basket sends."""

    cookie: str
    key: str
    stamp: str
    phone: str
    address: str


def run(place: Stage, seconds: int) -> str:
    """Measure both sizes; the table and what stands under it. Raises Failed."""
    small, large = (_measure(place.enquiries(size), seconds) for size in SIZES)
    lines = [
        f"| page | share of the floor at {small.enquiries:,} | at {large.enquiries:,} | cost of size | queries |",
        "| --- | --: | --: | --: | --: |",
        _row("a maker’s inbox", small.inbox, large.inbox, large.queries[0]),
        _row("a thread", small.thread, large.thread, large.queries[1]),
        f"| sending an enquiry | {small.sending:.2f} | {large.sending:.2f} | {small.sending / large.sending:.2f} |  |",
    ]
    return (
        "\n".join(lines)
        + f"\n\n{large.enquiries:,} enquiries with {large.messages:,} messages; {TURNS} turns of {seconds} s for each."
    )


def _row(name: str, small: float, large: float, queries: int) -> str:
    return f"| {name} | {small:.2f} | {large:.2f} | {small / large:.2f} | {queries} |"


def _measure(environment: dict[str, str], seconds: int) -> Desk:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="cilegon_ikm.settings")
    django.setup()
    connection.settings_dict["NAME"] = urlsplit(environment["DATABASE_URL"]).path.lstrip("/")
    client, inbox, thread = _maker()
    queries = _queries(client, inbox), _queries(client, thread)
    baskets, enquiries, messages = iter(_baskets()), *_sizes()
    cookie = {"Cookie": f"sessionid={client.cookies['sessionid'].value}"}
    connection.close()
    _client, drive = driver()
    print(f"Measuring the desk with {enquiries:,} enquiries …", file=sys.stderr, flush=True)
    application, alive = "cilegon_ikm.wsgi:application", "/health/live"
    with (
        served("bench.floor:make_application()", environment, path="/") as floor,
        served(application, {**environment, **OPEN}, path=alive) as project,
    ):
        drive([project + inbox], 2, cookie)  # fills what a worker keeps
        drive([project + thread], 2, cookie)
        _send(project, baskets, 2)
        turns = Turns(lambda: drive([f"{floor}/"], seconds))
        turns.take("inbox", lambda: drive([project + inbox], seconds, cookie))
        turns.take("thread", lambda: drive([project + thread], seconds, cookie))
        turns.take("sending", lambda: _send(project, baskets, seconds))
        at_inbox, at_thread, at_sending = turns.comparison.ratios()
        return Desk(enquiries, messages, at_inbox, at_thread, at_sending, queries)


def _maker() -> tuple[Client, str, str]:
    """The maker with the fullest inbox, signed in; its path, and that of a thread on its first page."""
    from cilegon_ikm.operations.demo.content import DEMO_MAKER
    from orders.models import Enquiry
    from producers.models import Producer

    producer = Producer.objects.select_related("owner").get(slug=DEMO_MAKER)
    enquiry = Enquiry.objects.filter(producer=producer, state="quoted", reference__regex="^.{12}$").for_inbox()[0]
    client = Client(headers={"host": "localhost"})
    if producer.owner is None:
        raise Failed("The demo's maker has no owner.")
    client.force_login(producer.owner, backend="cilegon_ikm.accounts.backends.PhoneOrEmailBackend")
    return client, "/usaha/pesan/", f"/usaha/pesan/{enquiry.reference}/"


def _queries(client: Client, path: str) -> int:
    """How many the page needs once what is new has been read. Raises Failed unless it is 200."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    if answer.status_code != 200:
        raise Failed(f"{path} answered {answer.status_code}.")
    return len(queries)


def _sizes() -> tuple[int, int]:
    from orders.models import Enquiry, Message

    return Enquiry.objects.count(), Message.objects.count()


def _baskets() -> list[Basket]:
    """Many with one line each, of listings of many makers."""
    from django.http import HttpResponse

    from catalog.models import Listing
    from orders import baskets, gate
    from orders.models import Basket as Stored
    from orders.models import BasketLine, SendingMark

    SendingMark.objects.all().delete()  # of the same senders in an earlier run
    listings = [each for each in Listing.objects.visible().order_by("pk")[:500] if _can_be_had(each)]
    stored = Stored.objects.bulk_create(Stored() for _each in range(BASKETS))
    BasketLine.objects.bulk_create(
        BasketLine(basket=basket, listing=listing, quantity=listing.minimum_order)
        for basket, listing in zip(stored, listings * (BASKETS // len(listings) + 1), strict=False)
    )
    stamp = str(gate.GateForm.fresh().initial["stamp"])
    cookies = (baskets.remember(HttpResponse(), basket).cookies[baskets.COOKIE].value for basket in stored)
    return [
        Basket(cookie, str(basket.key), stamp, f"0812 0000 {number:05d}", f"10.0.{number // 250}.{number % 250}")
        for number, (cookie, basket) in enumerate(zip(cookies, stored, strict=True))
    ]


def _can_be_had(listing: Any) -> bool:
    """Whether the smallest order of it needs no choice and is not refused."""
    from catalog.prices import offer_of, refusal

    _field, problem = refusal(offer_of(listing), quantity=listing.minimum_order, variant="")
    return not problem


def _send(base: str, baskets: Iterable[Basket], seconds: int) -> Reading:
    """Send one basket after the other on several connections; an answer that is no redirect is a failure."""
    waiting, times, failures = iter(baskets), list[float](), list[int]()
    started = time.monotonic()

    def press_send() -> None:
        connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=TIMEOUT)
        for basket in waiting:  # shared by the threads
            before = time.monotonic()
            if before - started >= seconds:
                break
            status = _post(connection, basket)
            times.append((time.monotonic() - before) * 1000)
            if status != 302:
                failures.append(status)
        connection.close()

    threads = [threading.Thread(target=press_send) for _each in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return reading(times, time.monotonic() - started, failures=len(failures))


def _post(connection: http.client.HTTPConnection, basket: Basket) -> int:
    fields = {"csrfmiddlewaretoken": TOKEN, "action": "send", "name": "Ani", "phone": basket.phone, "email": ""}
    fields |= {"key": basket.key, "stamp": basket.stamp, "message": "Apakah bisa siap hari Jumat?", "website": ""}
    headers = {
        **HEADERS,
        "Cookie": f"csrftoken={TOKEN}; keranjang={basket.cookie}",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": basket.address,
    }
    connection.request("POST", "/keranjang/", urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status
