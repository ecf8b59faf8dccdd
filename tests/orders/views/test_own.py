"""orders/views/own.py: what a person with an account has asked, and what she asked before she had one."""

import uuid

import pytest

from orders import workflow
from orders.models import AccessEvent, Enquiry, Submission
from tests.factories import BUYER_PHONE, make_enquiry, make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db

OWN = "/en/pesanan/"
OFFER = "main form[action$='/ambil/']"


@pytest.fixture
def ani(client):
    """A buyer with an account, signed in; nobody has checked her number yet."""
    user = make_user("Ani", phone=BUYER_PHONE, email="ani@sentra.example")
    client.force_login(user)
    return user


def proven(user, **contacts):
    for name, value in contacts.items():
        setattr(user, f"proven_{name}", value)
    user.save()


def answer_with(enquiry, body="Ada."):
    workflow.post_message(enquiry=enquiry, side="producer", body=body, key=uuid.uuid4(), author=enquiry.producer.owner)


def test_a_stranger_signs_in_first(client):
    assert client.get(OWN)["Location"] == f"/en/masuk/?next={OWN}"


def test_every_enquiry_stands_there_with_state_last_word_and_what_is_new(client, ani, melinjo, pagar):
    first, second = make_enquiry(melinjo, user=ani), make_enquiry(pagar, user=ani, message="Bisa?")
    make_enquiry(melinjo)  # somebody else's
    answer_with(first, "Ada, Bu.")
    shown = client.get(OWN)
    assert [" ".join(row.split()[:-1]) for row in texts(shown, ".rows .row-link")] == [
        f"Emping Budi 2 × Emping Melinjo Ada, Bu. {first.reference} Answered new answer",
        f"Las Citra 2 × Pagar Besi Bisa? {second.reference} New",
    ]
    assert page(shown).select_one(".rows a")["href"] == f"/en/pesanan/{first.submission.token}/{first.reference}/"


@pytest.mark.parametrize(("chosen", "found"), [("", 2), ("terbuka", 1), ("selesai", 1), ("lain", 2)])
def test_open_and_ended_ones_can_be_seen_apart(client, ani, melinjo, pagar, chosen, found):
    make_enquiry(melinjo, user=ani)
    workflow.cancel_enquiry(enquiry=make_enquiry(pagar, user=ani), by=ani)
    assert len(texts(client.get(OWN, {"keadaan": chosen}), ".rows .row-link")) == found


def test_what_was_asked_as_a_guest_is_offered_once_the_number_is_proven(client, ani, melinjo):
    sent = make_enquiry(melinjo).submission
    assert texts(client.get(OWN), OFFER) == []
    proven(ani, phone=BUYER_PHONE)
    for address in (OWN, "/en/akun/"):
        assert texts(client.get(address), f"{OFFER} p") == [
            "You asked 1 time without signing in, with your number or e-mail."
        ]
    answer = client.get(client.post(f"{OWN}ambil/")["Location"])
    assert texts(answer, ".notices .notice") == ["1 earlier sending is now in your account."]
    assert len(texts(answer, ".rows .row-link")) == 1
    sent.refresh_from_db()
    assert (sent.user, AccessEvent.objects.get().kind, AccessEvent.objects.get().by) == (ani, "claimed", ani)


def test_an_address_that_is_proven_claims_as_well(client, ani, melinjo, pagar):
    Submission.objects.filter(pk=make_enquiry(melinjo, email="ANI@sentra.example").submission.pk).update(phone="")
    make_enquiry(pagar, email="other@sentra.example")
    proven(ani, email="ani@sentra.example")
    assert workflow.claim_enquiries(user=ani) == 1
    assert list(Enquiry.objects.filter(submission__user=ani).values_list("producer__name", flat=True)) == [
        "Emping Budi"
    ]


def test_nobody_claims_by_what_is_not_proven_not_hers_any_more_or_taken(client, ani, melinjo, pagar):
    make_enquiry(melinjo)
    make_enquiry(pagar, user=make_user("Citra"))
    assert workflow.claim_enquiries(user=ani) == 0
    proven(ani, phone="+6281200007999")  # before she changed it
    assert workflow.claim_enquiries(user=ani) == 0
    proven(ani, phone=BUYER_PHONE)
    assert [workflow.claim_enquiries(user=ani), workflow.claim_enquiries(user=ani)] == [1, 0]
    assert texts(client.get(client.post(f"{OWN}ambil/")["Location"]), ".notices .notice") == [
        "There is nothing to take into your account."
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(client, ani, melinjo, number, django_assert_num_queries):
    for _each in range(number):
        make_enquiry(melinjo, user=ani)
    with django_assert_num_queries(7):  # session, person; page, lines; the bell, a business, a company
        shown = client.get(OWN)
    assert len(texts(shown, ".rows .row-link")) == number
