"""orders/views/buyer.py: filling the basket, changing it and sending it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from catalog.models import Listing
from catalog.workflow import withdraw_product
from cilegon_ikm.clock import today
from orders.models import MAX_LINES, Basket, BasketLine, Enquiry, Submission
from tests.factories import make_basket, make_listings, make_user
from tests.orders.steps import BASKET, CONTACT, form_of, put, send, the_basket
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db

NOTICES = ".notices .notice"


def lines():
    return list(BasketLine.objects.order_by("pk").values_list("listing__title", "quantity", "note"))


def test_a_product_put_in_stands_in_the_basket_with_maker_price_and_note(client, melinjo):
    answer = put(client, melinjo, quantity=10, note="tanpa wijen")
    assert (answer.status_code, answer["Location"]) == (302, BASKET)
    shown = client.get(BASKET)
    assert texts(shown, NOTICES) == ["“Emping Melinjo” is in your enquiry basket."]
    assert texts(shown, "main h1") == ["Enquiry basket"]
    assert texts(shown, "main section:not(.panel) h2") == ["Emping Budi"]
    assert texts(shown, ".basket-line strong, .basket-line .nums") == ["Emping Melinjo", "Rp45.000 / pack · from 2"]
    line = BasketLine.objects.get()
    assert value_of(shown, f"id_line-{line.pk}-quantity") == "10"
    assert value_of(shown, f"id_line-{line.pk}-note") == "tanpa wijen"


def test_the_same_product_again_replaces_its_line(client, melinjo):
    put(client, melinjo, quantity=10, note="tanpa wijen")
    put(client, melinjo, quantity=4)
    assert lines() == [("Emping Melinjo", 4, "")]
    assert Basket.objects.count() == 1


def test_what_is_not_public_cannot_be_put_in(client, melinjo):
    withdraw_product(product=melinjo.product, by=melinjo.producer.owner)
    assert put(client, melinjo).status_code == 404
    assert not Basket.objects.exists()


def test_a_full_basket_says_so_and_keeps_what_it_has(client, emping, melinjo):
    put(client, melinjo)
    others = make_listings(emping, *({"name": f"Emping {number}"} for number in range(MAX_LINES - 1)))
    BasketLine.objects.bulk_create(BasketLine(basket=the_basket(), listing=each, quantity=1) for each in others)
    (one_too_many,) = make_listings(emping, {"name": "Ceplis"})
    answer = client.get(put(client, one_too_many)["Location"])
    assert texts(answer, NOTICES)[-1] == "The basket is full. Send these enquiries first."
    assert BasketLine.objects.count() == MAX_LINES
    assert not BasketLine.objects.filter(listing=one_too_many).exists()


def test_a_refused_quantity_shows_the_product_page_again_with_what_was_typed(client, melinjo):
    answer = put(client, melinjo, quantity="banyak", note="tanpa wijen")
    assert answer.status_code == 422
    assert texts(answer, "main h1") == ["Emping Melinjo"]
    assert texts(answer, "#quantity-error") == ["Enter a whole number."]
    assert page(answer).find(id="quantity")["aria-describedby"] == "quantity-error"
    assert value_of(answer, "note") == "tanpa wijen"
    assert not Basket.objects.exists()


def test_an_empty_basket_leads_to_the_products(client):
    shown = client.get(BASKET)
    assert texts(shown, "main .empty h1, main .empty h2") == ["Your basket is empty"]
    assert page(shown).select_one("main .empty a")["href"] == "/en/produk/"


def test_the_changes_are_kept_without_complaints_about_the_contact(client, melinjo, pagar):
    put(client, melinjo)
    put(client, pagar)
    first, second = BasketLine.objects.order_by("pk")
    changes = {f"line-{first.pk}-quantity": 12, f"line-{second.pk}-note": "hitam", "name": "Ani"}
    answer = client.post(BASKET, {**form_of(client), **changes, "action": "update"})
    assert answer.status_code == 200
    assert lines() == [("Emping Melinjo", 12, ""), ("Pagar Besi", 2, "hitam")]
    assert field_errors(answer) == {}
    assert value_of(answer, "id_name") == "Ani"


def test_a_wrong_quantity_is_named_beside_its_line_and_the_others_are_kept(client, melinjo, pagar):
    put(client, melinjo)
    put(client, pagar)
    first, second = BasketLine.objects.order_by("pk")
    answer = send(client, **{f"line-{first.pk}-quantity": 0, f"line-{second.pk}-quantity": 5})
    assert answer.status_code == 422
    assert field_errors(answer) == {f"line-{first.pk}-quantity": "Ensure this value is greater than or equal to 1."}
    assert value_of(answer, f"id_line-{first.pk}-quantity") == "0"
    assert value_of(answer, "id_phone") == CONTACT["phone"]
    assert lines() == [("Emping Melinjo", 2, ""), ("Pagar Besi", 5, "")]
    assert not Submission.objects.exists()


def test_the_remove_button_takes_one_line_out_and_keeps_what_was_typed(client, melinjo, pagar):
    put(client, melinjo)
    put(client, pagar)
    first = BasketLine.objects.order_by("pk").first()
    answer = client.post(BASKET, {**form_of(client), "name": "Ani", "action": f"remove:{first.pk}"})
    assert texts(answer, ".basket-line strong") == ["Pagar Besi"]
    assert value_of(answer, "id_name") == "Ani"
    assert lines() == [("Pagar Besi", 2, "")]


def test_nobody_removes_or_changes_a_line_of_another_basket(client, melinjo, pagar):
    put(client, melinjo)
    theirs = make_basket(pagar).lines.get()
    for changes in ({"action": f"remove:{theirs.pk}"}, {"action": "update", f"line-{theirs.pk}-quantity": 99}):
        client.post(BASKET, {**form_of(client), **changes})
    assert lines() == [("Emping Melinjo", 2, ""), ("Pagar Besi", 2, "")]


def test_what_is_no_longer_offered_is_marked_and_not_sent(client, melinjo, pagar):
    put(client, melinjo)
    put(client, pagar)
    withdraw_product(product=pagar.product, by=pagar.producer.owner)
    shown = client.get(BASKET)
    assert texts(shown, ".is-gone") == [
        "Pagar Besi No longer offered; it will not be sent. See similar products Remove"
    ]
    send(client)
    assert list(Enquiry.objects.values_list("producer__name", flat=True)) == ["Emping Budi"]
    assert lines() == []


def test_with_nothing_offered_any_more_nothing_is_sent(client, melinjo):
    put(client, melinjo)
    withdraw_product(product=melinjo.product, by=melinjo.producer.owner)
    answer = send(client)
    assert answer.status_code == 422
    assert "Your basket is empty. Put at least one product into it." in texts(answer, NOTICES)
    assert not Submission.objects.exists()


def test_one_button_sends_to_all_makers_and_shows_where_the_answers_come(client, melinjo, pagar):
    put(client, melinjo)
    put(client, pagar)
    assert texts(client.get(BASKET), "button.big-action") == ["Send to 2 makers"]
    answer = send(client, email="ani@sentra.example", message="Bisa Jumat?")
    submission = Submission.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/en/pesanan/{submission.token}/")
    assert (submission.name, str(submission.phone), submission.email) == (
        "Ani Contoh", "+6281200007002", "ani@sentra.example",
    )  # fmt: skip
    shown = client.get(answer["Location"])
    assert texts(shown, NOTICES)[-1] == "Sent. Keep the address of this page: here you read the answers."
    assert texts(client.get(BASKET), "main .empty h1, main .empty h2") == ["Your basket is empty"]


def test_what_is_missing_is_named_beside_its_field_and_nothing_is_sent(client, melinjo):
    put(client, melinjo)
    answer = send(client, name="", phone="12", email="ani", message="Bisa Jumat?")
    assert answer.status_code == 422
    assert field_errors(answer) == {
        "name": "This field is required.",
        "phone": "This is not a phone number. Write it like 0812 3456 7890.",
        "email": "Enter a valid email address.",
    }
    assert [value_of(answer, f"id_{name}") for name in ("phone", "email", "message")] == ["12", "ani", "Bisa Jumat?"]
    assert texts(answer, "#errors a") == ["Your name", "Phone number (WhatsApp)", "E-mail (optional)"]
    assert not Submission.objects.exists()
    assert len(lines()) == 1


def test_sending_without_any_basket_shows_the_empty_one(client):
    answer = client.post(BASKET, {**CONTACT, "key": "0" * 32, "action": "send"})
    assert texts(answer, "main .empty h1, main .empty h2") == ["Your basket is empty"]
    assert not Submission.objects.exists()


def test_a_resend_a_reload_and_another_browser_with_the_same_key_give_one_set(client, melinjo, pagar):
    put(client, melinjo)
    filled_in = {**form_of(client), **CONTACT, "action": "send"}
    first = client.post(BASKET, filled_in)["Location"]
    put(client, pagar)
    assert client.post(BASKET, filled_in)["Location"] == first
    assert client.post(BASKET, {**filled_in, "name": "Somebody else"})["Location"] == first
    other = type(client)()
    put(other, pagar)
    assert other.post(BASKET, filled_in)["Location"] == first
    assert (Submission.objects.count(), Enquiry.objects.count()) == (1, 1)
    assert lines() == [("Pagar Besi", 2, ""), ("Pagar Besi", 2, "")]


def test_who_is_signed_in_need_not_write_name_and_number_again(client, melinjo):
    ani = make_user("Ani", email="ani@sentra.example")
    client.force_login(ani)
    put(client, melinjo)
    shown = client.get(BASKET)
    filled_in = [value_of(shown, f"id_{name}") for name in ("name", "phone", "email")]
    assert filled_in == ["Ani", ani.phone.as_national, ani.email]
    send(client)
    assert Submission.objects.get().user == ani


def test_a_price_that_changed_since_is_marked_with_the_old_and_the_new_one(client, melinjo):
    put(client, melinjo)
    assert texts(client.get(BASKET), ".price-changed") == []
    Listing.objects.update(price=50_000)
    told = ["The price has changed since you put it in: Rp45.000 → Rp50.000"]
    assert texts(client.get(BASKET), ".price-changed") == told
    put(client, melinjo)
    assert texts(client.get(BASKET), ".price-changed") == []


def test_a_price_that_changes_under_the_buyers_eyes_is_shown_before_anything_is_sent(client, melinjo):
    put(client, melinjo)
    filled_in = {**form_of(client), **CONTACT, "action": "send"}
    Listing.objects.update(price=50_000)
    answer = client.post(BASKET, filled_in)
    assert (answer.status_code, Submission.objects.count()) == (409, 0)
    assert texts(answer, NOTICES)[-1] == "“Emping Melinjo” has just changed. Look at it once more, then send."
    assert texts(answer, ".price-changed")[0].endswith("Rp45.000 → Rp50.000")
    assert value_of(answer, "id_name") == CONTACT["name"]
    client.post(
        BASKET, {**filled_in, **{field["name"]: field["value"] for field in page(answer).select("[name$=mark]")}}
    )
    assert Enquiry.objects.get().lines.get().price == 50_000


def test_what_goes_under_the_buyers_eyes_is_not_left_out_in_silence(client, melinjo, pagar):
    put(client, melinjo)
    put(client, pagar)
    filled_in = {**form_of(client), **CONTACT, "action": "send"}
    withdraw_product(product=pagar.product, by=pagar.producer.owner)
    answer = client.post(BASKET, filled_in)
    assert (answer.status_code, texts(answer, ".is-gone strong")) == (409, ["Pagar Besi"])
    assert page(answer).select_one(".is-gone a")["href"] == f"/en/produk/{pagar.slug}-{pagar.pk}/"
    assert not Submission.objects.exists()


def test_each_maker_gets_her_own_note_and_date(client, melinjo, pagar):
    put(client, melinjo)
    put(client, pagar)
    day = today() + timedelta(days=9)
    wishes = {
        f"maker-{pagar.producer_id}-note": "Dipasang juga?",
        f"maker-{pagar.producer_id}-wanted_on": day.isoformat(),
    }
    client.post(BASKET, {**form_of(client), **wishes, "action": "update"})
    assert value_of(client.get(BASKET), f"id_maker-{pagar.producer_id}-wanted_on") == day.isoformat()
    sent = send(client, message="Bisa Jumat?")
    got = Enquiry.objects.order_by("producer__name").values_list("wanted_on", "messages__body")
    assert list(got) == [(None, "Bisa Jumat?"), (day, "Bisa Jumat?\n\nDipasang juga?")]
    enquiry = Enquiry.objects.get(wanted_on=day)
    needed = [f"Needed by {date_format(day, 'j F Y')}"]
    assert texts(client.get(f"{sent['Location']}{enquiry.reference}/"), ".wanted") == needed
    client.force_login(pagar.producer.owner)
    assert texts(client.get(f"/en/usaha/pesan/{enquiry.reference}/"), ".wanted") == needed


def test_a_day_that_has_passed_is_refused_beside_its_field(client, melinjo):
    put(client, melinjo)
    name = f"maker-{melinjo.producer_id}-wanted_on"
    answer = send(client, **{name: (today() - timedelta(days=1)).isoformat()})
    assert field_errors(answer) == {name: "Choose a day from today on, at most a year ahead."}
    assert not Submission.objects.exists()


def test_working_on_the_basket_keeps_it_for_another_30_days(client, melinjo):
    put(client, melinjo)
    Basket.objects.update(updated_at=timezone.now() - timedelta(days=29))
    answer = client.post(BASKET, {**form_of(client), "action": "update"})
    assert answer.cookies["keranjang"]["max-age"] == 30 * 24 * 60 * 60
    assert timezone.now() - the_basket().updated_at < timedelta(minutes=1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_basket_costs_the_same_for_one_line_and_three(client, emping, number, django_assert_num_queries):
    listings = make_listings(emping, *({"name": f"Emping {each}"} for each in range(number)))
    for listing in listings:
        put(client, listing)
    client.get(BASKET)  # the notices of putting them in are read
    with django_assert_num_queries(4):  # the basket, its lines; for the header the basket and a count
        shown = client.get(BASKET)
    assert len(texts(shown, ".basket-line")) == number


def test_sending_one_line_to_one_maker_costs_15_statements(client, melinjo, django_assert_num_queries):
    put(client, melinjo)
    filled_in = {**form_of(client), **CONTACT, "action": "send", "message": "Ada stok?"}
    # before the transaction 3: the basket, its lines, the limits; in it 10, and its begin and end
    with django_assert_num_queries(15):
        client.post(BASKET, filled_in)
    assert Enquiry.objects.get().lines.get().title == "Emping Melinjo"
