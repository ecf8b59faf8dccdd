import uuid
from urllib.parse import quote

import pytest
from django.test import Client

from catalog.workflow import request_product_changes
from cilegon_ikm.notifications.models import Notification
from orders import workflow
from orders.models import Enquiry, Message
from producers.workflow import request_producer_changes, submit_producer, suspend_producer
from tests.factories import BUYER_PHONE, make_draft, make_enquiry, make_producer, make_submitted, make_user
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db

HOME, INBOX = "/en/usaha/", "/en/usaha/pesan/"


def signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def maker(budi):
    """Budi's phone."""
    return signed_in(budi)


def address(enquiry, more=""):
    return f"{INBOX}{enquiry.reference}/{more}"


def next_step(shown):
    ways = [way.get("href") or way.get("action") for way in page(shown).select(".todo :is(a, form)")]
    return [*texts(shown, ".todo h2"), *ways]


def test_who_has_no_business_yet_is_led_to_writing_one():
    shown = signed_in(make_user("Sri Contoh")).get(HOME)
    assert texts(shown, "main h1") == ["Welcome, Sri"]
    assert next_step(shown) == ["Tell buyers about your business", "/en/daftar/usaha/"]


def test_a_draft_profile_is_to_be_sent_next():
    producer = make_producer()
    shown = signed_in(producer.owner).get(HOME)
    assert texts(shown, "main h1") == ["Emping Budi"]
    assert next_step(shown) == ["Send your business profile for verification", "/en/daftar/alamat/"]


def test_then_the_first_product_is_next():
    producer = make_producer()
    submit_producer(producer=producer, by=producer.owner)
    shown = signed_in(producer.owner).get(HOME)
    assert texts(shown, ".notice") == ["An officer is looking at your profile. You can already write your products."]
    assert next_step(shown) == ["List your first product", "/en/usaha/produk/baru/"]


def test_a_running_business_sees_its_numbers_and_one_large_button(maker, emping, melinjo):
    make_draft(emping, name="Ceplis")
    make_enquiry(melinjo)
    shown = maker.get(HOME)
    assert next_step(shown) == []
    assert texts(shown, "button.big-action") == ["Add a product"]
    assert texts(shown, ".facts div") == ["Public products 1", "All products 2", "Enquiries so far 1"]
    assert [link["href"] for link in page(shown).select("[aria-labelledby=onward] a")] == [
        "/en/produsen/emping-budi/", "/en/usaha/permintaan/", "/en/usaha/program/",
    ]  # fmt: skip


@pytest.mark.parametrize("verb", [request_producer_changes, suspend_producer])
def test_what_the_officer_wrote_stands_on_top(verb, dewi):
    producer = make_producer()
    submit_producer(producer=producer, by=producer.owner)
    if verb is suspend_producer:
        producer.state = "verified"
        producer.save(update_fields=["state"])
    seen = {"version": producer.version} if verb is request_producer_changes else {}
    verb(producer=producer, by=dewi, note="Alamat belum lengkap.", **seen)
    shown = signed_in(producer.owner).get(HOME)
    assert texts(shown, ".notice")[0] == "The officer writes: Alamat belum lengkap. Correct the profile"


def test_products_to_correct_are_named(maker, emping, dewi):
    product = make_submitted(emping, name="Ceplis")
    request_product_changes(product=product, version=product.version, by=dewi, note="Foto buram.")
    links = page(maker.get(HOME)).select("[aria-labelledby=mend] a")
    assert [link["href"] for link in links] == [f"/en/usaha/produk/{product.pk}/"]


def test_home_shows_the_five_that_wait_longest_and_how_many_there_are(maker, melinjo):
    enquiries = [make_enquiry(melinjo, name=f"Pembeli {number}") for number in range(7)]
    workflow.read_enquiry(enquiry=enquiries[0], side="producer")  # read is not answered
    home = maker.get(HOME)
    names = ["Pembeli 0", "Pembeli 1", "Pembeli 2", "Pembeli 3", "Pembeli 4"]
    assert texts(home, "section[aria-labelledby=waiting] strong") == names
    assert texts(home, "section[aria-labelledby=waiting] .box-link") == ["All 7"]


def test_an_officer_without_business_is_led_to_the_desk(dewi):
    assert signed_in(dewi).get(HOME)["Location"] == "/en/admin/"


def test_the_inbox_holds_only_the_makers_own_enquiries(maker, melinjo, pagar):
    make_enquiry(melinjo, name="Ani")
    make_enquiry(pagar, name="Rahasia")
    shown = maker.get(INBOX)
    assert texts(shown, ".row-link strong") == ["Ani"]
    assert texts(shown, ".row-link .clip") == ["2 × Emping Melinjo"]
    assert "Rahasia" not in shown.content.decode()
    assert "Pagar" not in shown.content.decode()


def test_the_latest_word_stands_first_in_the_inbox(maker, melinjo):
    first, second = make_enquiry(melinjo, name="Ani"), make_enquiry(melinjo, name="Beni")
    assert texts(maker.get(INBOX), ".row-link strong") == ["Beni", "Ani"]
    workflow.post_message(enquiry=first, side="buyer", body="Halo?", key=uuid.uuid4())
    assert texts(maker.get(INBOX), ".row-link strong") == ["Ani", "Beni"]
    assert second.pk > first.pk


def test_an_enquiry_is_marked_unread_until_it_is_opened(maker, melinjo):
    enquiry = make_enquiry(melinjo)
    assert texts(maker.get(INBOX), ".row-link.is-unread .visually-hidden") == ["unread"]
    maker.get(address(enquiry))
    assert texts(maker.get(INBOX), ".row-link.is-unread") == []
    assert texts(maker.get(INBOX), ".work-bar .count") == []


def test_an_empty_inbox_says_when_something_will_come(maker, emping):
    assert "No enquiries yet" in texts(maker.get(INBOX), "main .empty h1, main .empty h2")


def test_a_long_inbox_has_pages_both_ways(maker, melinjo):
    newest, oldest = "Pembeli 24", "Pembeli 0"
    for number in range(25):
        make_enquiry(melinjo, name=f"Pembeli {number}")
    first = maker.get(INBOX)
    assert len(texts(first, ".row-link")) == 24
    assert texts(first, ".row-link strong")[0] == newest
    second = maker.get(page(first).select_one("a[rel=next]")["href"])
    assert texts(second, ".row-link strong") == [oldest]
    back = maker.get(page(second).select_one("a[rel=prev]")["href"])
    assert texts(back, ".row-link strong") == texts(first, ".row-link strong")


def test_the_maker_reads_who_asks_for_what(maker, melinjo):
    enquiry = make_enquiry(melinjo, name="Ani Contoh", message="Ada stok?")
    shown = maker.get(address(enquiry))
    assert texts(shown, "main h1") == ["Ani Contoh"]
    assert texts(shown, "main .rows li") == ["Emping Melinjo Rp45.000 / pack 2 pack Rp90.000"]
    (said,) = texts(shown, ".bubble")
    assert said.startswith("Ani Contoh: Ada stok?")
    assert texts(shown, ".bubble.is-mine") == []


def test_whatsapp_opens_with_the_buyer_and_the_whole_enquiry(maker, enquiry):
    text = f"Hello Ani, this is Emping Budi. Thank you for your enquiry {enquiry.reference}: 2 × Emping Melinjo."
    link = page(maker.get(address(enquiry))).select_one("main a.btn-chat")
    assert link["href"] == f"https://wa.me/{BUYER_PHONE.removeprefix('+')}?text={quote(text)}"


def test_the_maker_answers_once_however_often_she_presses(maker, enquiry, budi):
    data = {"key": page(maker.get(address(enquiry))).select_one("#write [name=key]")["value"], "body": "Siap."}
    for _click in range(2):
        assert maker.post(address(enquiry), data)["Location"] == address(enquiry)
    shown = maker.get(address(enquiry))
    assert texts(shown, ".section-head .badge") == ["Answered"]
    assert len(texts(shown, ".bubble.is-mine")) == 1
    message = Message.objects.get()
    assert (message.side, message.author, message.body) == ("producer", budi, "Siap.")


@pytest.mark.parametrize(("field", "more"), [("body", ""), ("reason", "tolak/")])
@pytest.mark.parametrize("typed", ["", "x" * 2001])
def test_what_cannot_be_sent_stays_typed_with_the_error_beside_it(maker, enquiry, field, more, typed):
    answer = maker.post(address(enquiry, more), {"key": uuid.uuid4(), field: typed})
    assert answer.status_code == 422
    assert list(field_errors(answer)) == [field]
    assert value_of(answer, f"id_{field}") == typed
    assert Enquiry.objects.get().state == "new"
    assert not Message.objects.exists()


def test_the_reason_to_decline_must_be_told(maker, enquiry):
    answer = maker.post(address(enquiry, "tolak/"), {"reason": " "})
    assert field_errors(answer) == {"reason": "Tell the buyer why, in a few words."}
    assert page(answer).select_one("details.fold").has_attr("open")


def test_the_maker_declines_with_a_reason_and_nothing_can_follow(maker, enquiry):
    assert maker.post(address(enquiry, "tolak/"), {"reason": "Bahan habis"})["Location"] == address(enquiry)
    shown = maker.get(address(enquiry))
    assert texts(shown, ".notice") == ["Declined. The buyer has been told."]
    assert texts(shown, ".talk-event")[-1].startswith("Declined : Bahan habis ")
    assert page(shown).find(id="write") is None
    assert page(shown).select_one("form[action$='/tolak/']") is None
    maker.post(address(enquiry), {"key": uuid.uuid4(), "body": "Ternyata ada"})
    maker.post(address(enquiry, "tolak/"), {"reason": "Lagi"})
    assert texts(maker.get(address(enquiry)), ".notice") == [
        "This enquiry has ended; no more messages can be sent.",
        "This is not possible any more: it is now “declined”.",
    ]
    assert not Message.objects.exists()
    assert Enquiry.objects.get().history.count() == 1


def test_the_enquiry_of_another_maker_does_not_exist(maker, melinjo, pagar):
    make_enquiry(melinjo)
    hers = make_enquiry(pagar, name="Rahasia")
    before = Notification.objects.count()
    for answer in (
        maker.get(address(hers)),
        maker.post(address(hers), {"key": uuid.uuid4(), "body": "Halo"}),
        maker.post(address(hers, "tolak/"), {"reason": "x"}),
        maker.get(f"{INBOX}{hers.pk}/"),
    ):
        assert answer.status_code == 404
        assert "Rahasia" not in answer.content.decode()
    assert Enquiry.objects.get(pk=hers.pk).is_unread_by_producer
    assert (Message.objects.count(), Notification.objects.count()) == (0, before)


@pytest.mark.parametrize("number", [1, 3])
def test_home_costs_the_same_for_one_enquiry_and_three(maker, melinjo, number, django_assert_num_queries):
    for _each in range(number):
        make_enquiry(melinjo)
    with django_assert_num_queries(21):
        shown = maker.get(HOME)
    assert len(texts(shown, "section[aria-labelledby=waiting] li")) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_inbox_costs_the_same_for_one_enquiry_and_three(maker, melinjo, number, django_assert_num_queries):
    for _each in range(number):
        make_enquiry(melinjo)
    with django_assert_num_queries(7):
        shown = maker.get(INBOX)
    assert len(texts(shown, ".row-link")) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_thread_costs_the_same_for_one_message_and_three(maker, enquiry, number, django_assert_num_queries):
    for _each in range(number):
        workflow.post_message(enquiry=enquiry, side="producer", body="Siap", key=uuid.uuid4())
    with django_assert_num_queries(13):
        shown = maker.get(address(enquiry))
    assert len(texts(shown, ".bubble")) == number
