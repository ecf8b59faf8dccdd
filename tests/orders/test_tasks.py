import uuid
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.clock import today
from orders import tasks, workflow
from orders.models import Message
from producers.models import Producer
from tests.factories import make_enquiry, make_listing, make_producer

pytestmark = pytest.mark.django_db


def jobs():
    return [job.args_kwargs["args"] for job in DBTaskResult.objects.filter(task_path__contains="measure_response")]


def test_the_first_answer_asks_for_one_measurement(emping, dewi):
    enquiry = make_enquiry(make_listing(emping, officer=dewi))
    for _number in range(2):
        workflow.post_message(
            enquiry=enquiry, side=Message.Side.PRODUCER, body="Ada.", key=uuid.uuid4(), author=emping.owner
        )
    assert jobs() == [[emping.pk]]


def test_the_sweep_measures_each_public_maker_once_a_day(emping, las):
    make_producer(name="Draft")
    assert [tasks.sweep(), tasks.sweep()] == [2, 0]
    Producer.objects.filter(pk=las.pk).update(response_measured_on=today() - timedelta(days=1), response_minutes=7)
    assert tasks.sweep() == 1
    las.refresh_from_db()
    assert (las.response_minutes, las.response_measured_on) == (None, today())


def test_the_job_measures(emping):
    tasks.measure_response_time.call(emping.pk)
    emping.refresh_from_db()
    assert emping.response_measured_on == today()
