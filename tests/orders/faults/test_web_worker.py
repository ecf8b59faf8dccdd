import pytest

from .conftest import send

pytestmark = pytest.mark.xdist_group("faults")
ROWS = """SELECT count(DISTINCT s.id), count(DISTINCT e.id), count(DISTINCT m.id), count(DISTINCT n.id)
FROM orders_submission s JOIN orders_enquiry e ON e.submission_id = s.id JOIN orders_message m ON m.enquiry_id = e.id
LEFT JOIN notifications_notification n ON n.kind = 'enquiry_new' WHERE s.key = '{}'"""


def test_a_worker_killed_after_the_commit_and_before_the_answer_leaves_one_enquiry(desk, tmp_path):
    (basket,) = desk.baskets(1)
    rows = ROWS.format(basket["key"])
    with desk.served("tests.orders.faults.dying_server:application", DIED=str(tmp_path / "died")) as port:
        assert send(port, basket).status == 0
        assert (tmp_path / "died").exists()
        assert desk.rows(rows) == [(1, 1, 1, 1)]
        again = send(port, basket)
        assert (again.status, again.place.split("/")[2]) == (302, "pesanan")
        assert desk.rows(rows) == [(1, 1, 1, 1)]
