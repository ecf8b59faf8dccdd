"""PostgreSQL is killed and comes back while many people send. The full size is ``make faults``."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from .conftest import send

pytestmark = pytest.mark.xdist_group("faults")
SENDERS, ENQUIRIES = int(os.environ.get("FAULT_SENDERS", 10)), int(os.environ.get("FAULT_ENQUIRIES", 100))
SENT = """SELECT s.key::text, s.token, count(DISTINCT e.id), count(m.id)
FROM orders_submission s LEFT JOIN orders_enquiry e ON e.submission_id = s.id
LEFT JOIN orders_message m ON m.enquiry_id = e.id GROUP BY s.id"""
PATIENCE = 240  # seconds


def test_what_was_acknowledged_is_there_once_and_all_else_got_a_clear_error(desk):
    baskets = desk.baskets(ENQUIRIES)
    answers = {}

    def press_send(basket):
        answer = send(port, basket)
        answers[basket["key"]] = answer
        if answer.status != 302:
            time.sleep(0.5)  # people read what went wrong

    with desk.served() as port:
        with ThreadPoolExecutor(SENDERS) as people:
            presses = [people.submit(press_send, basket) for basket in baskets]
            wait_until(lambda: sum(answer.status == 302 for answer in answers.values()) > ENQUIRIES // 4)
            desk.restart()
        assert [press.exception() for press in presses] == [None] * ENQUIRIES
        acknowledged = {key: token_in(answer) for key, answer in answers.items() if answer.status == 302}
        refused = {key: answer for key, answer in answers.items() if answer.status != 302}
        assert refused, "the database was never missed"
        assert {answer.status for answer in refused.values()} == {503}
        assert all("sent only once" in answer.text for answer in refused.values())
        stored = {key: token for key, token, *_counts in desk.rows(SENT)}
        assert acknowledged.items() <= stored.items()
        with ThreadPoolExecutor(SENDERS) as people:  # whoever was refused presses again
            list(people.map(press_send, [basket for basket in baskets if basket["key"] in refused]))
    assert {answer.status for answer in answers.values()} == {302}
    ours = {basket["key"] for basket in baskets}
    assert sorted(row for row in desk.rows(SENT) if row[0] in ours) == sorted(
        (key, token_in(answer), 1, 1) for key, answer in answers.items()
    )


def token_in(answer):
    return answer.place.rstrip("/").rpartition("/")[2]


def wait_until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "It did not happen"
        time.sleep(0.02)
