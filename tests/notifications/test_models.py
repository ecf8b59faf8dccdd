import pytest
from django.utils.translation import override

from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.notifications.texts import TEXTS
from tests.factories import make_user

NAMES = (
    "name note buyer reference items sender message date year total days company number leader partner share"
    " hours office place time stars"
)
DETAILS = dict.fromkeys(NAMES.split(), "100 % <b>")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", TEXTS)
def test_every_kind_can_be_told_in_both_languages(kind, language):
    with override(language):
        notification = Notification(kind=kind, params=DETAILS)
        told = f"{notification.title} {notification.body}"
    assert "100 % <b>" in told
    assert "%(" not in told


@pytest.mark.django_db
def test_a_person_sees_only_what_is_told_to_her_newest_first():
    ani, budi = make_user("Ani"), make_user("Budi")
    rows = [Notification.objects.create(user=user, kind="product_approved", url="/") for user in (ani, budi, ani)]
    assert list(Notification.objects.visible_to(ani)) == [rows[2], rows[0]]


@pytest.mark.usefixtures("in_english")
def test_a_delivery_is_named_for_its_channel_and_what_it_tells():
    notification = Notification(kind="producer_verified", params={"name": "Emping Budi"})
    assert str(Delivery(notification=notification, channel="email")) == "e-mail: Emping Budi is verified"
