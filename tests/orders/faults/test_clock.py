"""The clock of Cilegon at a month's end, and where other places change theirs (WIB never does)."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.deadlines import expire_enquiries, expire_quotes
from orders.models import Enquiry
from tests.factories import make_quote

pytestmark = pytest.mark.django_db
MONTH_ENDS = datetime(2026, 1, 31, 17, tzinfo=UTC)  # midnight in Cilegon


@pytest.fixture
def in_new_york(monkeypatch):
    """A machine set up elsewhere."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("before", "is_valid"), [(timedelta(minutes=1), True), (timedelta(0), False)])
def test_a_quote_until_the_last_of_the_month_ends_at_midnight_in_cilegon(enquiry, in_new_york, before, is_valid):
    with time_machine.travel(MONTH_ENDS - before, tick=False):
        quote = make_quote(enquiry, valid_until=date(2026, 1, 31))
        if is_valid:
            assert expire_quotes() == 0
            assert workflow.accept_quote(quote=quote, by=None).state == "agreed"
        else:
            with pytest.raises(IllegalTransition):
                workflow.accept_quote(quote=quote, by=None)
            assert expire_quotes() == 1


@pytest.mark.parametrize("changes", [datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)])
def test_fourteen_days_are_fourteen_days_where_the_machines_clock_jumps(enquiry, in_new_york, changes):
    sent = changes - timedelta(days=7)
    Enquiry.objects.update(created_at=sent)
    with time_machine.travel(sent + timedelta(days=14, minutes=-1), tick=False):
        assert expire_enquiries() == 0
    with time_machine.travel(sent + timedelta(days=14), tick=False):
        assert expire_enquiries() == 1
