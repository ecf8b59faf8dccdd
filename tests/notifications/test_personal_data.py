import pytest
from django.test import Client

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications import personal_data, workflow
from cilegon_ikm.notifications.models import Choices, Device
from tests.factories import make_user


@pytest.fixture
def ani(db):
    ani, client = make_user("Ani"), Client()
    client.force_login(ani)
    keys = {"endpoint": "https://push.example/ani", "p256dh": "x", "auth": "x"}
    workflow.add_device(user=ani, session_key=client.session.session_key, **keys)
    workflow.choose(user=ani, muted=["orders:email"], is_quiet_at_night=False)
    return ani


def test_the_archive_says_what_was_chosen_and_which_devices_show_messages(ani):
    chosen, device = personal_data.export_choices(ani).records
    assert chosen == {"not_wanted": ["orders:email"], "is_quiet_at_night": False}
    assert (device["address"], device["since"]) == ("https://push.example/ani", Device.objects.get().created_at)


def test_an_erasure_leaves_neither(ani):
    personal_data.erase(ani)
    assert (Choices.objects.count(), Device.objects.count(), User.objects.count()) == (0, 0, 1)
