"""Very many made-up enquiries with their conversations, for benchmarks; written by COPY."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from time import monotonic
from typing import Any

from django.db import connection, transaction

from catalog.models import Listing
from orders.models import LETTERS, Enquiry, EnquiryLine, Message, Submission
from producers.models import Producer

from .content import DEMO_MAKER
from .copying import copy_rows, reserve_ids

MESSAGES = 5  # of each enquiry
SHARE = 10  # every tenth goes to the demo's maker, so that one inbox is full
CHUNK = 20_000  # enquiries in memory at once
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
STATES = ("answered", "quoted", "agreed", "completed", "declined", "expired")
SUBMISSION = ("id", "key", "token", "name", "phone", "email", "created_at")
ENQUIRY = (
    "id", "submission_id", "producer_id", "reference", "state", "is_unread_by_producer", "is_unread_by_buyer",
    "last_message_at", "created_at", "read_by_producer_at", "read_by_buyer_at", "agreed_at",
    "reminders",
)  # fmt: skip
LINE = (
    "enquiry_id", "product_id", "title", "variant", "price", "is_price_from", "unit", "quantity", "note",
)  # fmt: skip
MESSAGE = ("enquiry_id", "key", "side", "body", "created_at")
Fields = dict[str, Any]


@transaction.atomic
def fill(total: int, *, say: Callable[[str], object] = print) -> None:
    """Add ``total`` enquiries to makers who have listings; all or nothing."""
    started, listings = monotonic(), _listings()
    first = reserve_ids(Submission, total), reserve_ids(Enquiry, total)
    for start in range(0, total, CHUNK):
        rows = [_row(number, *first, listings) for number in range(start, min(start + CHUNK, total))]
        copy_rows(Submission._meta.db_table, SUBMISSION, (row["submission"] for row in rows))
        copy_rows(Enquiry._meta.db_table, ENQUIRY, rows)
        copy_rows(EnquiryLine._meta.db_table, LINE, (row["line"] for row in rows))
        copy_rows(Message._meta.db_table, MESSAGE, _messages(rows))
        say(f"  {start + len(rows)} of {total} enquiries, {monotonic() - started:.0f} s")
    transaction.on_commit(_analyse)


def _listings() -> list[Listing]:
    """One of the demo's maker, and one of every other public maker."""
    others = Listing.objects.visible().exclude(producer_slug=DEMO_MAKER).order_by("producer", "pk").distinct("producer")
    mine = Producer.objects.get(slug=DEMO_MAKER).listings.visible().order_by("pk")[:1]
    return [*mine, *others]


def _row(number: int, submission: int, enquiry: int, listings: list[Listing]) -> Fields:
    rng = Random(number)
    listing = listings[0] if number % SHARE == 0 else listings[1 + number % (len(listings) - 1)]
    at = FIRST + timedelta(minutes=number)
    last = at + timedelta(hours=MESSAGES)
    is_unread = number % 97 == 0
    state = rng.choice(STATES)
    return {
        "submission": {
            "id": submission + number,
            "key": uuid.UUID(int=rng.getrandbits(128)),
            "token": f"{rng.getrandbits(128):032x}",
            "name": f"Pembeli {number}",
            "phone": f"+62812000{number % 100_000:05d}",
            "email": "",
            "created_at": at.isoformat(),
        },
        "id": enquiry + number,
        "submission_id": submission + number,
        "producer_id": listing.producer_id,
        "reference": f"CLG-{_letters(number)}",
        "state": state,
        "is_unread_by_producer": is_unread,
        "is_unread_by_buyer": False,
        "last_message_at": last.isoformat(),
        "created_at": at.isoformat(),
        "read_by_producer_at": None if is_unread else last.isoformat(),
        "read_by_buyer_at": last.isoformat(),
        "agreed_at": last.isoformat() if state in {"agreed", "completed"} else None,
        "reminders": 0,
        "line": {
            "enquiry_id": enquiry + number,
            "product_id": listing.pk,
            "title": listing.title,
            "variant": "",
            "price": listing.price,
            "is_price_from": False,
            "unit": listing.unit,
            "quantity": rng.randint(1, 200),
            "note": "",
        },
    }


def _letters(number: int) -> str:
    """Eight letters, so that none meets a real reference, which has six."""
    found = ""
    for _each in range(8):
        number, rest = divmod(number, len(LETTERS))
        found += LETTERS[rest]
    return found


def _messages(rows: Iterable[Fields]) -> Iterator[Fields]:
    for row in rows:
        rng, at = Random(row["id"]), datetime.fromisoformat(row["created_at"])
        for place in range(MESSAGES):
            yield {
                "enquiry_id": row["id"],
                "key": uuid.UUID(int=rng.getrandbits(128)),
                "side": Message.Side.PRODUCER if place % 2 else Message.Side.BUYER,
                "body": f"Apakah {rng.randint(1, 200)} bisa siap hari {rng.choice(('Senin', 'Jumat', 'Minggu'))}?",
                "created_at": (at + timedelta(hours=place)).isoformat(),
            }


def _analyse() -> None:
    """The planner learns how many there are, as it does by itself on a site in use."""
    with connection.cursor() as cursor:
        for model in (Submission, Enquiry, EnquiryLine, Message):
            cursor.execute(f"VACUUM (ANALYZE) {model._meta.db_table}")
