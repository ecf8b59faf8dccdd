import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition
from orders import blocks, workflow
from orders.models import BlockEntry, Message
from tests.factories import BUYER_PHONE, make_block, make_quote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def check(text="", email=""):
    return blocks.check(phone=BUYER_PHONE, email=email, text=text)


@pytest.mark.parametrize("value", [BUYER_PHONE, "ani@sentra.example"])
def test_a_blocked_contact_is_turned_away(value):
    make_block(value, kind="contact")
    with pytest.raises(IllegalTransition, match="Enquiries from this contact are not taken any more"):
        check(email="Ani@Sentra.example")


def test_a_blocked_word_is_named_and_only_as_a_word():
    make_block("judol.example")
    with pytest.raises(IllegalTransition, match=r"“judol\.example” must not be written here"):
        check("Main di Judol.EXAMPLE!")
    check("judol.examples")


def test_a_block_ends_with_its_last_day():
    entry = make_block(until=today())
    with pytest.raises(IllegalTransition):
        check("judol")
    BlockEntry.objects.filter(pk=entry.pk).update(until=today() - timedelta(days=1))
    check("judol")


@pytest.mark.parametrize(
    ("typed", "kept"), [("0812 0000 7002", BUYER_PHONE), (" Ani@Sentra.Example", "ani@sentra.example")]
)
def test_a_contact_is_kept_as_it_is_compared(typed, kept):
    entry = BlockEntry(kind="contact", value=typed, reason="x")
    entry.full_clean()
    assert entry.value == kept


def test_what_is_no_contact_is_refused():
    with pytest.raises(ValidationError, match="Write a phone number or an e-mail address"):
        BlockEntry(kind="contact", value="judol", reason="x").full_clean()


def test_a_blocked_word_cannot_be_written_into_a_conversation(enquiry):
    make_block()
    with pytest.raises(IllegalTransition):
        workflow.post_message(enquiry=enquiry, side="buyer", body="judol", key=uuid.uuid4())
    assert not Message.objects.exists()


def test_a_blocked_word_cannot_be_written_into_a_wish_for_a_change(enquiry):
    make_block("judol")
    with pytest.raises(IllegalTransition, match="judol"):
        workflow.ask_for_change(quote=make_quote(enquiry), body="Ikut judol?", key=uuid.uuid4())
