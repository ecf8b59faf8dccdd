"""Two officers at one queue, and the way through it."""

import pytest

from catalog.models import Listing, Product
from cilegon_ikm.moderation.holds import release, take
from cilegon_ikm.moderation.models import ReasonTemplate
from producers import workflow as producers
from tests.factories import make_credential, make_listing, make_moderator, make_producer, make_submitted, make_user
from tests.pages import page, texts, value_of
from tests.test_verdicts import NO_REASON, address, buttons, decide, history, look, messages, problem

pytestmark = pytest.mark.django_db
HELD = "Eka is working on this until"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.fixture
def eka():
    return make_moderator("Eka")


@pytest.fixture
def products(emping):
    """Three that wait, in this order."""
    return [make_submitted(emping, name=name) for name in ("Ceplis", "Gipang", "Opak")]


def links(answer):
    """Where the keys of the way through the queue lead."""
    return {link["data-key"]: link["href"] for link in page(answer).select(".verdict-place a")}


def hold(moderator, thing, action):
    return moderator.post(f"{address(thing)}hold/", {"action": action})


def test_opening_what_waits_holds_it_against_colleagues(moderator, products, eka):
    answer = look(moderator, products[0])
    assert texts(answer, ".verdict-hold")[0].startswith("Yours until ")
    moderator.force_login(eka)
    answer = look(moderator, products[0])
    assert texts(answer, ".verdict-hold")[0].startswith("Dewi is working on this until ")
    assert texts(answer, ".verdict-hold")[0].endswith("You can read it; decide when it is free.")


def test_a_decision_about_what_a_colleague_holds_is_refused_and_the_note_is_kept(moderator, products, eka):
    take(products[0], by=eka)
    answer = decide(moderator, products[0], "changes", note="Foto buram.")
    assert problem(answer)[0].startswith(HELD)
    assert value_of(answer, "verdict-note") == "Foto buram."
    assert len(history(products[0])) == 1
    release(products[0], by=eka)
    assert messages(decide(moderator, products[0], "changes", note="Foto buram.")) == [
        "The maker has been asked to correct “Ceplis”."
    ]


def test_looking_at_what_is_public_holds_nothing(moderator, emping, eka):
    listing = make_listing(emping)
    assert texts(look(moderator, listing.product), ".verdict-hold") == []
    take(listing.product, by=eka)


@pytest.mark.parametrize("kind", ["maker", "product", "paper"])
def test_after_a_decision_comes_the_next_that_waits(moderator, emping, kind):
    if kind == "product":
        first, second = make_submitted(emping, name="Ceplis"), make_submitted(emping, name="Gipang")
        verdict, done = "approve", "“Ceplis” is public now."
    elif kind == "paper":
        first, second = make_credential(emping, kind="nib"), make_credential(emping, kind="sni")
        verdict, done = "verify", f"{first} is verified."
    else:
        first, second = (make_producer(make_user(name), name=f"Opak {name}") for name in ("Citra", "Fajar"))
        for maker in (first, second):
            producers.submit_producer(producer=maker, by=maker.owner)
        verdict, done = "verify", "Opak Citra is verified."
    answer = decide(moderator, first, verdict)
    assert answer.redirect_chain == [(f"{address(second)}change/", 302)]
    assert (messages(answer), texts(answer, ".verdict-place span")) == ([done], ["1 of 1"])


def test_the_next_passes_over_what_a_colleague_works_on(moderator, products, eka):
    take(products[1], by=eka)
    assert decide(moderator, products[0], "approve").redirect_chain == [(f"{address(products[2])}change/", 302)]


def test_a_decision_gives_the_record_back(moderator, products, eka):
    look(moderator, products[0])
    decide(moderator, products[0], "approve")
    take(products[0], by=eka)


def test_the_last_of_the_queue_leads_back_to_it(moderator, products, eka):
    for product in products[:2]:
        take(product, by=eka)
    assert decide(moderator, products[2], "approve").redirect_chain == [("/en/admin/", 302)]


def test_keys_and_links_lead_through_the_queue(moderator, products):
    first, middle, last = (links(look(moderator, product)) for product in products)
    urls = [f"{address(product)}change/" for product in products]
    assert first == {"q": "/en/admin/", "n": urls[1]}
    assert middle == {"q": "/en/admin/", "p": urls[0], "n": urls[2]}
    assert last == {"q": "/en/admin/", "p": urls[1]}
    assert texts(look(moderator, products[1]), ".verdict-place span") == ["2 of 3"]


def test_every_key_is_explained_and_does_something(moderator, products):
    answer = look(moderator, products[1])
    keys = {key for text in texts(answer, ".verdict-keys kbd") for key in text.split()}
    bound = {element["data-key"] for element in page(answer).select("[data-key]")}
    assert keys == bound | {"1", "2", "3"}


def test_skipping_gives_it_back_and_goes_on(moderator, products, eka):
    look(moderator, products[0])
    assert hold(moderator, products[0], "skip")["Location"] == f"{address(products[1])}change/"
    take(products[0], by=eka)


def test_giving_it_back_leads_to_the_queue(moderator, products, eka):
    look(moderator, products[0])
    assert hold(moderator, products[0], "release")["Location"] == "/en/admin/"
    take(products[0], by=eka)


def test_work_on_the_page_renews_the_hold_unless_a_colleague_has_it(moderator, products, eka):
    assert hold(moderator, products[0], "renew").status_code == 204
    take(products[1], by=eka)
    refused = hold(moderator, products[1], "renew")
    assert (refused.status_code, refused.content.decode().startswith(HELD)) == (409, True)


def test_an_officer_without_the_right_holds_nothing(client, products, dewi):
    client.force_login(make_user("Fajar", is_staff=True))
    assert hold(client, products[0], "renew").status_code == 403
    take(products[0], by=dewi)


def a_reason(**fields):
    details = {"about": "product", "verdict": "changes", "title": "Buram", "text": "Foto belum jelas.", **fields}
    return ReasonTemplate.objects.create(**details)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Foto belum jelas."),
        ("Ambil di luar.", "Foto belum jelas.\nAmbil di luar."),
        ("Foto belum jelas. Ambil di luar.", "Foto belum jelas. Ambil di luar."),
    ],
    ids=["alone", "with a note", "already in the note"],
)
def test_a_usual_reason_is_one_choice_and_a_note_may_follow(moderator, products, typed, told):
    decide(moderator, products[0], "changes", reason=a_reason().pk, note=typed)
    assert history(products[0])[1:] == [("submitted", "changes", "Dewi", told)]


def test_an_empty_choice_is_no_reason(moderator, products):
    assert problem(decide(moderator, products[0], "changes", reason="")) == [NO_REASON]


def test_a_reason_that_is_offered_no_more_is_refused_and_the_note_is_kept(moderator, products):
    gone = a_reason(is_active=False)
    answer = decide(moderator, products[0], "changes", reason=gone.pk, note="Ambil di luar.")
    assert problem(answer) == ["This reason is not offered any more. Choose another one."]
    assert value_of(answer, "verdict-note") == "Ambil di luar."


def test_a_refused_decision_keeps_the_chosen_reason(moderator, products, eka):
    chosen = a_reason()
    take(products[0], by=eka)
    answer = decide(moderator, products[0], "changes", reason=chosen.pk)
    assert value_of(answer, "verdict-reason") == str(chosen.pk)


def test_only_reasons_for_the_verdicts_at_hand_are_offered(moderator, emping):
    product = make_listing(emping).product
    labels = [group["label"] for group in page(look(moderator, product)).select("#verdict-reason optgroup")]
    assert (labels, buttons(look(moderator, product))) == (["Ask for changes", "Take down"],) * 2


def test_a_decision_and_an_edit_at_once_leave_the_officer_her_words_and_the_maker_his_version(moderator, products):
    Product.objects.filter(pk=products[0].pk).update(version=products[0].version + 1)
    chosen = a_reason()
    answer = decide(moderator, products[0], "changes", reason=chosen.pk, note="Ambil di luar.")
    assert problem(answer)[0].startswith("The maker changed this product while you were looking at it.")
    assert (value_of(answer, "verdict-note"), value_of(answer, "verdict-reason")) == ("Ambil di luar.", str(chosen.pk))
    assert Listing.objects.count() == 0
