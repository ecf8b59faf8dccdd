"""Messages to each signed-in device of a person."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cilegon_ikm.notifications import dispatch, workflow
from cilegon_ikm.notifications.models import Delivery, Device
from cilegon_ikm.notifications.senders import Gone
from cilegon_ikm.notifications.tasks import sweep
from tests.notifications.servers import Browser, push_service


@pytest.fixture(autouse=True)
def _email_is_on(settings):
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def service(settings):
    with push_service() as server:
        settings.PUSH_SERVICES = [server.url]
        yield server


@pytest.fixture
def phone(service, ani):
    """Ani's signed-in phone, which shows messages."""
    return subscribed(ani, service, "phone")


def subscribed(user, service, name):
    browser, client = Browser(service, name), Client()
    client.force_login(user)
    browser.device = workflow.add_device(user=user, session_key=client.session.session_key, **browser.fields)
    return browser


def pushed(user, **fields):
    notice = workflow.notify(kind="producer_verified", url="/usaha/", user=user, name="Emping", **fields)
    return list(notice.deliveries.filter(channel="push").order_by("pk"))


def test_each_device_gets_the_message_once(ani, service, phone, settings):
    settings.SITE_URL = "https://sentra.example"
    tablet = subscribed(ani, service, "tablet")
    for delivery in pushed(ani):
        assert dispatch.deliver(delivery.pk) == 1
    assert sweep() == 1  # the e-mail
    assert [path for path, _headers, _body in service.requests] == ["/push/phone", "/push/tablet"]
    told = tablet.read(service.requests[1][2])
    assert told["link"] == "https://sentra.example/usaha/"
    assert told["tag"] == service.requests[1][1]["Topic"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_has_gone_is_forgotten_with_what_waited_for_it(ani, service, phone, status):
    tablet = subscribed(ani, service, "tablet")
    (first, to_tablet), (second, _other) = pushed(ani), pushed(ani)
    service.say(status)
    assert dispatch.deliver(first.pk) == 0
    assert list(Device.objects.all()) == [tablet.device]
    service.say(201)
    assert [dispatch.deliver(each.pk) for each in (second, to_tablet)] == [0, 1]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.error, second.state) == ("dropped", f"Gone: HTTP {status}: ", "dropped")
    assert [each.channel for each in workflow.notify(**AGAIN, user=ani).deliveries.filter(channel="push")] == ["push"]


def test_a_device_that_subscribed_anew_meanwhile_is_kept(ani, service, phone):
    (delivery,) = pushed(ani)
    held, anew = dispatch._claim(delivery.pk), Browser(service, "anew")
    workflow.add_device(user=ani, session_key=phone.device.session_id, **anew.fields)
    dispatch._record_failure(held, Gone("HTTP 410"))
    assert [device.endpoint for device in Device.objects.all()] == [anew.fields["endpoint"]]


AGAIN = {"kind": "producer_verified", "url": "/usaha/", "name": "Emping"}


def test_a_busy_push_service_is_asked_again_after_the_pause_it_wants(ani, service, phone):
    (delivery,) = pushed(ani)
    service.say(429, Retry_After="3600")
    before = timezone.now()
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert before + timedelta(hours=1) <= delivery.next_try_at <= timezone.now() + timedelta(hours=1)
    service.say(201)
    Delivery.objects.filter(pk=delivery.pk).update(next_try_at=timezone.now())
    assert dispatch.deliver(delivery.pk) == 1
    topics = {headers["Topic"] for _path, headers, _body in service.requests}
    assert len(topics) == 1


def test_who_signs_out_gets_no_more_messages_on_that_device(ani, service):
    client, browser = Client(), Browser(service)
    client.force_login(ani)
    workflow.add_device(user=ani, session_key=client.session.session_key, **browser.fields)
    (delivery,) = pushed(ani)
    client.post("/keluar/")
    assert Device.objects.count() == 0
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert (delivery.state, service.requests) == ("dropped", [])
