import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from cilegon_ikm.notifications.models import Notification
from orders import baskets
from orders.context import Desk, desk
from orders.models import Enquiry
from tests.factories import make_company, make_enquiry, make_user
from tests.orders.steps import put
from tests.pages import texts

pytestmark = pytest.mark.django_db

WORDS = ("basket_count", "producer", "unread", "notices")


@pytest.fixture
def desk_of(rf):
    def for_user(user=None, **cookies):
        request = rf.get("/")
        request.user = user or AnonymousUser()
        request.COOKIES.update(cookies)
        return Desk(request)

    return for_user


def test_an_anonymous_visitor_without_basket_costs_no_query(desk_of, django_assert_num_queries):
    with django_assert_num_queries(0):
        visitor = desk_of()
        assert [getattr(visitor, word) for word in WORDS] == [0, None, 0, 0]


def test_a_forged_basket_costs_no_query_either(desk_of, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert desk_of(**{baskets.COOKIE: "x:y:z"}).basket_count == 0


def test_a_request_that_has_no_user_yet_is_nobodys(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert desk(rf.get("/"))["desk"].unread == 0


def test_the_basket_is_counted_in_two_queries_once(rf, client, melinjo, pagar, django_assert_num_queries):
    put(client, melinjo)
    put(client, pagar)
    request = rf.get("/")
    request.COOKIES[baskets.COOKIE] = client.cookies[baskets.COOKIE].value
    visitor = Desk(request)
    with django_assert_num_queries(2):
        assert (visitor.basket_count, visitor.basket_count) == (2, 2)


def test_each_word_about_a_maker_costs_one_query_once(desk_of, melinjo, budi, django_assert_num_queries):
    make_enquiry(melinjo)
    Notification.objects.exclude(kind="enquiry_new").update(read_at=melinjo.published_at)
    her = desk_of(budi)
    for word, value in {"producer": melinjo.producer, "unread": 1, "notices": 1}.items():
        with django_assert_num_queries(1):
            assert (getattr(her, word), getattr(her, word)) == (value, value)


def test_a_maker_counts_only_what_is_her_own_and_new(desk_of, melinjo, pagar, budi, citra):
    make_enquiry(melinjo), make_enquiry(melinjo), make_enquiry(pagar)
    Enquiry.objects.filter(pk=Enquiry.objects.filter(producer=melinjo.producer).first().pk).update(
        is_unread_by_producer=False
    )
    assert (desk_of(budi).unread, desk_of(citra).unread, desk_of(make_user()).unread) == (1, 1, 0)
    assert desk_of(make_user()).producer is None


def test_the_page_shows_the_number_of_products_in_the_basket(client, melinjo, pagar):
    assert texts(client.get("/en/bantuan/"), ".site-nav .count") == []
    put(client, melinjo, quantity=500)
    put(client, pagar)
    assert texts(client.get("/en/bantuan/"), ".site-nav .count") == ["2"]


def test_the_page_shows_a_maker_her_unread_enquiries_and_notices(melinjo, budi):
    make_enquiry(melinjo)
    Notification.objects.filter(kind="product_approved").update(read_at=melinjo.published_at)
    browser = Client()
    browser.force_login(budi)
    shown = browser.get("/en/usaha/produk/")
    assert texts(shown, ".work-bar .count") == ["unread: 1"]
    assert texts(shown, ".site-nav .count") == ["2"]


def test_the_header_leads_each_where_she_belongs(client, melinjo, budi):
    def ways(user):
        client.force_login(user)
        return texts(client.get("/en/bantuan/"), ".site-nav .label")

    assert ways(budi) == ["Enquiry basket", "My business"]
    ani = make_user("Ani")
    assert ways(ani) == ["Enquiry basket", "My enquiries"]
    make_company(ani)
    assert ways(ani) == ["Enquiry basket", "My company"]
