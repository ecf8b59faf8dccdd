"""What changed while the officer looked at it."""

import pytest

from catalog import workflow as catalog
from catalog.models import Listing, Product
from producers import workflow as producers
from producers.models import Producer
from tests.factories import make_producer, make_submitted, make_user
from tests.pages import page, value_of
from tests.test_verdicts import buttons, decide, history, look, messages, problem, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.fixture
def waiting():
    """A maker who has sent her profile."""
    producer = make_producer(make_user("Budi"))
    return producers.submit_producer(producer=producer, by=producer.owner)


@pytest.fixture
def product(emping):
    """What Budi has sent for approval."""
    return make_submitted(emping, name="Emping Melinjo")


def test_a_product_changed_meanwhile_must_be_looked_at_again(moderator, product):
    catalog.save_product(product=product, price=1)
    answer = decide(moderator, product, "approve", version=product.version - 1, note="Bagus <sekali>.")
    assert problem(answer) == [
        "The maker changed this product while you were looking at it. Please look at the new version."
    ]
    assert value_of(answer, "verdict-note") == "Bagus <sekali>."
    assert page(answer).select_one(".verdict-form [name=version]")["value"] == str(product.version)
    assert list(Listing.objects.all()) == []
    assert messages(decide(moderator, product, "approve")) == ["“Emping Melinjo” is public now."]


@pytest.mark.parametrize("verdict", ["changes", "reject"])
def test_a_refusal_too_is_about_the_version_that_was_seen(moderator, product, verdict):
    answer = decide(moderator, product, verdict, version=product.version - 1, note="Foto buram.")
    assert problem(answer)[0].startswith("The maker changed this product")
    assert Product.objects.get(pk=product.pk).state == "submitted"


@pytest.mark.parametrize("verdict", ["verify", "changes"])
def test_a_profile_changed_meanwhile_must_be_looked_at_again(moderator, waiting, verdict):
    seen = page(look(moderator, waiting)).select_one(".verdict-form [name=version]")["value"]
    producers.save_profile(producer=waiting, story="Kami menjual emas.")
    answer = decide(moderator, waiting, verdict, version=seen, note="Bagus.")
    assert problem(answer) == ["This profile was changed while you were looking at it. Please look at the new version."]
    assert (Producer.objects.get().state, value_of(answer, "verdict-note")) == ("submitted", "Bagus.")
    assert page(answer).select_one(".verdict-form [name=version]")["value"] == str(waiting.version)
    assert problem(decide(moderator, waiting, verdict, note="Bagus.")) == []
    assert Producer.objects.get().state in {"verified", "changes"}


@pytest.mark.parametrize(("verdict", "note"), [("verify", ""), ("changes", "Alamat kurang.")])
def test_what_a_colleague_decided_meanwhile_stands_and_the_note_is_kept(moderator, waiting, dewi, verdict, note):
    producers.request_producer_changes(producer=waiting, version=waiting.version, by=dewi, note="Nomor salah.")
    answer = decide(moderator, waiting, verdict, note=note)
    assert problem(answer) == ["This is not possible any more: it is now “changes requested”."]
    assert value_of(answer, "verdict-note") == note
    assert buttons(answer) == []
    assert len(history(waiting)) == 2


def test_a_double_click_decides_once(moderator, waiting):
    decide(moderator, waiting, "verify")
    answer = decide(moderator, waiting, "verify")
    assert problem(answer) == ["This is not possible any more: it is now “verified”."]
    assert len(told()) == 1
