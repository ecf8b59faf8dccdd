"""A maker on one sheet for procurement."""

import pytest

from orders import supplier_card
from orders import workflow as orders
from tests.factories import make_credential, make_listing, make_quote, make_verified_credential
from tests.factories import make_enquiry as ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_the_card_says_what_is_public(emping, dewi):
    emping.monthly_capacity = "2.000 bungkus"
    emping.save(update_fields=["monthly_capacity"])
    make_verified_credential(emping, officer=dewi, kind="nib")
    make_credential(emping, kind="halal")
    listing = make_listing(emping, officer=dewi, name="Emping Melinjo", price=45_000, monthly_capacity=500)
    enquiry = ask(listing)
    orders.accept_quote(quote=make_quote(enquiry), by=None)
    orders.fulfil_order(enquiry=enquiry, by=emping.owner)
    orders.complete_order(enquiry=enquiry, by=None)
    card = supplier_card.words(emping)
    assert card["papers"] == ["NIB 9120001234567"]
    assert card["goods"] == [["Emping Melinjo", "Rp45.000 / pack", "2 pack", "500 pack"]]
    facts = dict(card["facts"])
    assert (facts["Capacity in a month"], facts["Completed orders here"]) == ("2.000 bungkus", "1 order")
