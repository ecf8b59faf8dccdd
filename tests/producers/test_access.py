import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from producers.access import with_producer
from tests.factories import make_producer, make_user

pytestmark = pytest.mark.django_db


@with_producer
def sign(request, producer, word):
    """Above the door."""
    return HttpResponse(f"{producer.name}: {word}")


def ask(rf, user):
    request = rf.get("/usaha/tanda/")
    request.user = user
    return sign(request, word="buka")


def test_the_view_gets_the_business_of_whoever_asks(rf):
    make_producer(name="Las Citra")
    budi = make_producer(make_user("Budi"), name="Emping Budi").owner
    assert ask(rf, budi).content == b"Emping Budi: buka"


def test_who_has_none_is_led_to_writing_one(rf):
    assert ask(rf, make_user("Ani")).url == "/daftar/usaha/"


def test_a_stranger_is_led_to_sign_in(rf):
    assert ask(rf, AnonymousUser()).url == "/masuk/?next=/usaha/tanda/"


def test_the_view_keeps_its_name_and_words():
    assert (sign.__name__, sign.__doc__) == ("sign", "Above the door.")
