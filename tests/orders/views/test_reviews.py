"""orders/views/reviews.py: writing, answering and reading what buyers say."""

import pytest
from django.test import Client
from django.utils.timezone import localtime

from orders.models import Review
from orders.workflow import answer_review, hide_review
from producers.addresses import take_new_address
from tests.factories import make_enquiry, make_fulfilled, make_quote, make_review, upload
from tests.pages import field_errors, page, texts

pytestmark = pytest.mark.django_db
SAID = {"stars": "4", "words": "Renyah sekali.", "name": "Ani"}


@pytest.fixture
def maker(budi):
    browser = Client()
    browser.force_login(budi)
    return browser


@pytest.fixture
def order(melinjo):
    return make_fulfilled(make_enquiry(melinjo, name="Ani Contoh"))


def link(enquiry, more=""):
    return f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/{more}"


def address(listing):
    return f"/en/produk/{listing.slug}-{listing.pk}/"


def thread(enquiry, more=""):
    return f"/en/usaha/pesan/{enquiry.reference}/{more}"


def reviews_on(answer):
    return texts(answer, ".reviews > li > p:first-child")


def test_the_form_is_there_once_the_maker_has_handed_everything_over(client, melinjo):
    enquiry = make_enquiry(melinjo, name="Ani Contoh")
    make_quote(enquiry)
    assert page(client.get(link(enquiry))).find(id="review") is None
    make_review_page = client.get(link(make_fulfilled(make_enquiry(melinjo, name="Ani Contoh"))))
    assert texts(make_review_page, "#review h2") == ["How was it with Emping Budi?"]
    assert page(make_review_page).find(id="id_name")["value"] == "Ani"


def test_a_guest_says_it_and_both_sides_and_everybody_read_it(client, maker, order, melinjo):
    answer = client.post(link(order, "ulasan/"), {**SAID, "photos": upload()}, follow=True)
    assert texts(answer, ".notice") == ["Thank you. Everybody can read your review now."]
    day = localtime(Review.objects.get().created_at)
    seen = ["★★★★☆", "Ani", f"{day:%-d %B %Y}"]
    for shown in (answer, maker.get(thread(order)), client.get(address(melinjo))):
        assert reviews_on(shown) == [" ".join(seen)]
        assert page(shown).select_one(".reviews [role=img]")["aria-label"] == "4 of 5 stars"
        assert len(page(shown).select(".reviews img")) == 1
    assert texts(answer, "#review form") == []
    again = client.post(link(order, "ulasan/"), {**SAID, "stars": "1"}, follow=True)
    assert texts(again, ".notice") == ["There is a review of this order already."]
    assert Review.objects.get().stars == 4


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"stars": ""}, {"stars": "Choose from one to five stars."}),
        ({"stars": "6"}, {"stars": "Select a valid choice. 6 is not one of the available choices."}),
        ({"words": "x" * 1001}, {"words": "Ensure this value has at most 1000 characters (it has 1001)."}),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays_typed(client, order, changes, errors):
    answer = client.post(link(order, "ulasan/"), {**SAID, **changes})
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    assert page(answer).find(id="id_words").get_text().strip() == changes.get("words", "Renyah sekali.")
    assert not Review.objects.exists()


def test_too_many_photos_and_what_is_no_photo_are_refused(client, order):
    many = client.post(link(order, "ulasan/"), {**SAID, "photos": [upload() for _each in range(5)]})
    assert field_errors(many) == {"photos": "At most 4 photos. Choose the best ones."}
    broken = client.post(link(order, "ulasan/"), {**SAID, "photos": upload("foto.jpg", b"no photo")})
    assert (broken.status_code, field_errors(broken)["photos"].partition(":")[0]) == (422, "foto.jpg")
    assert not Review.objects.exists()


def test_the_maker_answers_and_complains_on_the_page_of_the_order(client, maker, order, melinjo):
    make_review(melinjo, enquiry=make_enquiry(melinjo))
    order = Review.objects.get().enquiry
    empty = maker.post(thread(order, "ulasan/jawab/"), {"text": ""})
    assert (empty.status_code, field_errors(empty)) == (422, {"text": "This field is required."})
    answer = maker.post(thread(order, "ulasan/jawab/"), {"text": "Terima kasih."}, follow=True)
    assert texts(answer, ".notice") == ["Your answer stands under the review."]
    assert texts(client.get(address(melinjo)), ".reviews blockquote") == ["Emping Budi answers: Terima kasih."]
    assert texts(answer, "form[action$='jawab/']") == []
    sent = maker.post(thread(order, "ulasan/laporkan/"), {"complaint": "Bukan pembeli kami."}, follow=True)
    assert texts(sent, ".notice") == ["Sent. An officer of Disperindag will look at the review."]
    review = Review.objects.get()
    assert (review.state, review.history.get().note) == ("reported", "Bukan pembeli kami.")


def test_an_order_without_review_has_nothing_to_answer(maker, order):
    assert [maker.post(thread(order, f"ulasan/{word}/")).status_code for word in ("jawab", "laporkan")] == [404, 404]


def test_an_average_is_shown_from_three_reviews_on(client, emping, melinjo):
    product, store = address(melinjo), "/en/produsen/emping-budi/"
    assert page(client.get(product)).find(id="reviews") is None
    for stars in (5, 4):
        make_review(melinjo, stars=stars)
    for place in (product, store):
        shown = client.get(place)
        assert texts(shown, "#reviews h2") == ["Reviews 2 reviews"]
        assert texts(shown, "#reviews > p") == ["We show an average from three reviews on."]
    make_review(melinjo, stars=5)
    for place in (product, store):
        assert texts(client.get(place), "#reviews h2") == ["Reviews 4.7 of 5 · 3 reviews"]
    assert texts(client.get(f"{store}ulasan/"), "main .flow > p")[0] == "★ 4.7 of 5 · 3 reviews"
    indonesian = texts(client.get(product.removeprefix("/en")), "#reviews h2 span")[0]
    assert indonesian.startswith("4,7 ")


@pytest.mark.parametrize("number", [1, 3])
def test_reviews_cost_the_public_pages_no_query(client, melinjo, number, django_assert_num_queries):
    for _each in range(number):
        make_review(melinjo, photos=[upload()])
    for place, queries in ((address(melinjo), 2), ("/en/produsen/emping-budi/", 2)):
        with django_assert_num_queries(queries):
            assert len(reviews_on(client.get(place))) == number
    with django_assert_num_queries(3):  # the maker, the reviews, their photos
        assert len(reviews_on(client.get("/en/produsen/emping-budi/ulasan/"))) == number


def test_all_reviews_stand_on_a_page_of_their_own_but_the_hidden_ones(client, melinjo, dewi, settings):
    reviews = [make_review(melinjo, stars=stars, name=name) for stars, name in ((5, ""), (1, "Eko"), (4, "Sri"))]
    hide_review(review=reviews[1], by=dewi, note="Kasar.")
    answer_review(review=reviews[0], text="Terima kasih.")
    shown = client.get("/en/produsen/emping-budi/ulasan/")
    assert texts(shown, "h1") == ["Reviews of Emping Budi"]
    assert [words.split(" · ")[0].split()[:2] for words in reviews_on(shown)] == [["★★★★☆", "Sri"], ["★★★★★", "A"]]
    assert [words.rpartition(" · ")[2] for words in reviews_on(shown)] == ["Emping Melinjo"] * 2
    assert texts(shown, ".reviews blockquote") == ["Emping Budi answers: Terima kasih."]


def test_many_reviews_have_pages(client, melinjo, monkeypatch):
    monkeypatch.setattr("orders.views.reviews.PER_PAGE", 2)
    for name in ("Ani", "Eko", "Sri"):
        make_review(melinjo, name=name)
    first = client.get("/en/produsen/emping-budi/ulasan/")
    older = client.get(page(first).select_one("a[rel=next]")["href"])
    names = [
        [name for name in ("Ani", "Eko", "Sri") if name in words] for words in (*reviews_on(first), *reviews_on(older))
    ]
    assert names == [["Sri"], ["Eko"], ["Ani"]]


def test_a_former_address_leads_to_the_present_one(client, emping, melinjo):
    emping.name = "Emping Baru"
    emping.save()
    take_new_address(producer=emping)
    answer = client.get("/en/produsen/emping-budi/ulasan/")
    assert (answer.status_code, answer["Location"]) == (301, "/en/produsen/emping-baru/ulasan/")


def test_a_maker_without_reviews_says_so(client, emping):
    assert texts(client.get("/en/produsen/emping-budi/ulasan/"), ".empty h2") == ["No reviews yet"]
