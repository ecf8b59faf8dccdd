import pytest
from django.test import Client

from orders import workflow
from tests.factories import make_enquiry
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(dewi):
    browser = Client()
    browser.force_login(dewi)
    return browser


def test_officers_see_that_enquiries_are_answered_and_not_what_is_said(officer, melinjo, budi):
    enquiry = make_enquiry(melinjo, name="Ani Contoh", message="Harga teman, ya?")
    workflow.decline_enquiry(enquiry=enquiry, by=budi, reason="Bahan habis")
    shown = officer.get(f"/en/admin/orders/enquiry/{enquiry.pk}/change/")
    words = page(shown).get_text()
    for seen in (enquiry.reference, "Emping Budi", "Ani Contoh", "Emping Melinjo", "declined", "Bahan habis"):
        assert seen in words
    for hidden in ("Harga teman", "7002", enquiry.submission.token):
        assert hidden not in shown.content.decode()


def test_officers_find_an_enquiry_by_reference_and_by_maker(officer, melinjo, pagar):
    mine, hers = make_enquiry(melinjo), make_enquiry(pagar)
    for words, found in ((mine.reference, [mine.reference]), ("Las", [hers.reference]), ("nothing", [])):
        shown = officer.get("/en/admin/orders/enquiry/", {"q": words})
        assert texts(shown, "#result_list th.field-reference") == found


@pytest.mark.parametrize("what", ["add/", "{}/delete/"])
def test_nobody_makes_or_deletes_an_enquiry_by_hand(admin_client, enquiry, what):
    assert admin_client.get(f"/en/admin/orders/enquiry/{what.format(enquiry.pk)}").status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(officer, melinjo, number, django_assert_num_queries):
    for _each in range(number):
        make_enquiry(melinjo)
    with django_assert_num_queries(8):
        shown = officer.get("/en/admin/orders/enquiry/")
    assert len(texts(shown, "#result_list tbody tr")) == number
