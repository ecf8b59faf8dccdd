import pytest
from django.db import transaction
from django.test import Client

from catalog.models import Listing
from cilegon_ikm.states import lock
from producers import workflow
from producers.models import Producer
from tests.factories import make_listing, make_producer, make_user, make_verified_producer
from tests.pages import field_errors, page, texts, value_of
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db
PROFILE = "/en/usaha/profil/"
HOME = "/en/usaha/"
REQUIRED = "This field is required."
FORM = {
    "name": "Emping Budi",
    "branch": "food",
    "village": "36.72.05.1003",
    "address": "Jl. Kembang No. 5, RT 02/RW 01",
    "whatsapp": "0812-0000-9002",
    "story": "Kami membuat emping sejak 1998.",
}


@pytest.fixture
def budi():
    return make_user("Budi", phone="+6281200009001")


@pytest.fixture
def maker(client, budi):
    client.force_login(budi)
    return client


def save(maker, **changes):
    return maker.post(PROFILE, {name: value for name, value in {**FORM, **changes}.items() if value is not None})


def buttons(answer):
    return texts(answer, "main form.panel:not([action]) button")


def said(answer):
    return texts(answer, "main .notices .notice")


def test_the_43_kelurahan_stand_under_their_kecamatan(maker, budi):
    make_producer(budi)
    groups = page(maker.get(PROFILE)).select("#id_village optgroup")
    assert [group["label"] for group in groups] == [
        "Cibeber", "Cilegon", "Citangkil", "Ciwandan", "Gerogol", "Jombang", "Pulomerak", "Purwakarta",
    ]  # fmt: skip
    names = [[option.get_text() for option in group.select("option")] for group in groups]
    assert sum(len(each) for each in names) == 43
    assert all(each == sorted(each) for each in names)


def test_saving_keeps_a_draft_that_is_there_again_next_time(maker, budi):
    make_producer(budi, name="Opak")
    answer = save(maker, action="save")
    assert (answer.status_code, answer["Location"]) == (302, PROFILE)
    producer = Producer.objects.get()
    assert (producer.owner, producer.state, str(producer.whatsapp)) == (budi, "draft", "+6281200009002")
    again = maker.get(PROFILE)
    assert said(again) == ["Saved."]
    assert [value_of(again, f"id_{name}") for name in FORM] == [
        *list(FORM.values())[:4],
        "0812-0000-9002",
        FORM["story"],
    ]
    assert texts(again, "main .badge") == ["Draft"]


def test_sending_goes_to_the_officers_and_leads_to_the_workspace(maker, budi):
    make_producer(budi)
    answer = save(maker, action="send")
    assert answer["Location"] == HOME
    assert Producer.objects.get().state == "submitted"
    assert said(maker.get(HOME)) == ["Sent. An officer will look at it; meanwhile you can write your products."]
    profile = maker.get(PROFILE)
    assert (texts(profile, "main .badge"), buttons(profile)) == (["Waiting for verification"], ["Save"])


WRITTEN = ("name", "address", "whatsapp", "story")
NUL = "Null characters are not allowed."
NO_NUMBER = "This is not a phone number. Write it like 0812 3456 7890."
CHOICE = "Select a valid choice. That choice is not one of the available choices."


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        (dict.fromkeys(FORM) | {"action": "send"}, dict.fromkeys(FORM, REQUIRED)),
        (dict.fromkeys(WRITTEN, "  "), dict.fromkeys(WRITTEN, REQUIRED)),
        ({"name": "B" * 81}, {"name": "Ensure this value has at most 80 characters (it has 81)."}),
        ({"name": "Emping\0"}, {"name": NUL}),
        ({"branch": "gold"}, {"branch": "Select a valid choice. gold is not one of the available choices."}),
        ({"village": "36.72.99.9999"}, {"village": CHOICE}),
        ({"village": "\0"}, {"village": NUL}),
        ({"village": "9" * 5000}, {"village": CHOICE}),
        ({"address": "J" * 201}, {"address": "Ensure this value has at most 200 characters (it has 201)."}),
        ({"whatsapp": "12"}, {"whatsapp": NO_NUMBER}),
        ({"whatsapp": "😀"}, {"whatsapp": NO_NUMBER}),
        ({"story": "S" * 1501}, {"story": "Ensure this value has at most 1500 characters (it has 1501)."}),
        ({"story": "a\0b"}, {"story": NUL}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_saved(maker, budi, changes, errors):
    before = make_producer(budi, whatsapp="+6281200009009").updated_at
    answer = save(maker, **changes)
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    assert Producer.objects.get().updated_at == before


def test_what_was_typed_is_kept(maker, budi):
    make_producer(budi)
    answer = save(maker, name="<b>Emping</b> 😀", whatsapp="0812-wrong", story="\nBaris satu\nBaris dua")
    assert value_of(answer, "id_name") == "<b>Emping</b> 😀"
    assert (value_of(answer, "id_branch"), value_of(answer, "id_village")) == ("food", "36.72.05.1003")
    assert value_of(answer, "id_whatsapp") == "0812-wrong"
    assert value_of(answer, "id_story") == "\nBaris satu\nBaris dua"
    assert "<b>Emping" not in answer.content.decode()


def test_the_number_she_saved_is_not_replaced_by_the_number_of_her_account(maker, budi):
    make_producer(budi, whatsapp="+6281200009002")
    assert value_of(maker.get(PROFILE), "id_whatsapp") == "0812-0000-9002"


def test_a_wrong_correction_leaves_the_profile_as_it_was(maker, budi):
    make_producer(budi)
    answer = save(maker, name="Opak Budi", whatsapp="12")
    assert field_errors(answer) == {"whatsapp": NO_NUMBER}
    assert texts(answer, "h1") == ["Emping Budi"]
    assert Producer.objects.get().name == "Emping Budi"


def test_she_reads_what_the_officer_asked_for_and_sends_again(maker, budi, dewi):
    producer = make_producer(budi)
    workflow.submit_producer(producer=producer, by=budi)
    workflow.request_producer_changes(
        producer=producer, version=producer.version, by=dewi, note="Alamat kurang <jelas>."
    )
    answer = maker.get(PROFILE)
    assert texts(answer, "main .notice") == ["The officer writes: Alamat kurang <jelas>."]
    assert texts(answer, "main .badge") == ["Changes requested"]
    assert buttons(answer) == ["Send for verification", "Only save"]
    save(maker, action="save")
    assert Producer.objects.get().state == "changes"
    save(maker, address="Jl. Baru No. 9", action="send")
    producer.refresh_from_db()
    assert (producer.state, producer.address) == ("submitted", "Jl. Baru No. 9")
    assert texts(maker.get(PROFILE), "main .notice.is-bad") == []


def test_a_verified_maker_sees_her_public_page_and_changes_it_at_once(maker, budi):
    producer = make_verified_producer(budi)
    answer = maker.get(PROFILE)
    assert page(answer).select_one("main .row-link")["href"] == "/en/produsen/emping-budi/"
    assert buttons(answer) == ["Save"]
    save(maker, name="Opak Budi", action="send")
    producer.refresh_from_db()
    assert (producer.name, producer.slug, producer.state) == ("Opak Budi", "emping-budi", "verified")


def test_a_suspended_maker_reads_why_and_may_correct_but_not_send(maker, budi, dewi):
    producer = make_verified_producer(budi)
    workflow.suspend_producer(producer=producer, by=dewi, note="Keluhan pembeli.")
    answer = maker.get(PROFILE)
    assert texts(answer, "main .notice") == ["The officer writes: Keluhan pembeli."]
    assert buttons(answer) == ["Save"]
    save(maker, story="Sudah diperbaiki.", action="send")
    producer.refresh_from_db()
    assert (producer.state, producer.story) == ("suspended", "Sudah diperbaiki.")


def test_closing_is_behind_a_fold_and_for_good(maker, budi):
    producer = make_verified_producer(budi)
    make_listing(producer)
    fold = page(maker.get(PROFILE)).select_one("details")
    assert (fold.summary.get_text(), fold.form["action"]) == ("Close my business", f"{PROFILE}tutup/")
    assert maker.get(f"{PROFILE}tutup/").status_code == 405
    answer = maker.post(f"{PROFILE}tutup/", follow=True)
    assert answer.redirect_chain == [(HOME, 302)]
    assert said(answer) == ["Your business is closed. Buyers do not see it any more."]
    producer.refresh_from_db()
    assert (producer.state, producer.history.first().by) == ("closed", budi)
    assert list(Listing.objects.visible()) == []


def test_a_closed_business_is_read_but_not_changed(maker, budi):
    producer = make_producer(budi)
    workflow.close_producer(producer=producer, by=budi)
    answer = maker.get(PROFILE)
    assert (texts(answer, "main .badge"), page(answer).select("details")) == (["Closed"], [])
    assert said(maker.post(PROFILE, FORM, follow=True)) == ["This business is closed."]
    refused = maker.post(f"{PROFILE}tutup/", follow=True)
    assert said(refused) == ["This is not possible any more: it is now “closed”."]
    assert Producer.objects.get().address == "Jl. Contoh No. 1, RT 01/RW 02"


def test_the_profile_and_closing_need_a_business(maker):
    assert maker.get(PROFILE)["Location"] == "/en/daftar/usaha/"
    assert maker.post(f"{PROFILE}tutup/")["Location"] == "/en/daftar/usaha/"


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_send_waits_once():
    budi = make_user("Budi")

    def click():
        browser = Client()
        browser.force_login(budi)
        return save(browser, action="send")

    producer = make_producer(budi, name="Opak Budi")
    with transaction.atomic():
        lock(producer)
        clicks = start_and_wait_for_lock(click, click)
    assert [each.result(timeout=10).status_code for each in clicks] == [302, 302]
    assert Producer.objects.get().state == "submitted"
    assert Producer.objects.get().history.count() == 1


def test_a_profile_takes_the_same_queries_whatever_its_state(maker, budi, django_assert_num_queries):
    make_producer(budi)
    with django_assert_num_queries(10):
        maker.get(PROFILE)


def test_the_page_is_kept_by_nobody(maker, budi):
    make_producer(budi)
    assert "no-store" in maker.get(PROFILE)["Cache-Control"]


def test_a_renamed_maker_is_offered_the_new_address_and_takes_it(maker, emping):
    workflow.save_profile(producer=emping, name="Opak Budi")
    assert texts(maker.get("/en/usaha/"), "form[aria-labelledby=address] h2") == ["Your page still has its old address"]
    answer = maker.post("/en/usaha/alamat/", follow=True)
    assert texts(answer, ".notice") == ["Your page has its new address. The old one and printed QR codes lead there."]
    assert texts(answer, "form[aria-labelledby=address]") == []
    emping.refresh_from_db()
    assert emping.slug == "opak-budi"


def test_asking_for_the_new_address_is_not_done_by_a_link(maker, emping):
    assert maker.get("/en/usaha/alamat/").status_code == 405
