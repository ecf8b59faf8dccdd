import pytest

from catalog import workflow as catalog
from catalog.models import Listing, Product
from cilegon_ikm.notifications.models import Notification
from producers import workflow as producers
from producers.models import Producer
from tests.factories import make_listing, make_producer, make_submitted, make_user
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db
DESK = "/en/admin/"
NO_REASON = "Write the reason; the maker will read it."
GONE = "The maker has removed this meanwhile; there is nothing left to decide."
UNREADABLE = "This could not be read. Please decide again."


def address(thing):
    return f"{DESK}{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.fixture
def waiting():
    """A maker who has sent her profile."""
    producer = make_producer(make_user("Budi"))
    return producers.submit_producer(producer=producer, by=producer.owner)


@pytest.fixture
def product(emping):
    """What Budi has sent for approval."""
    return make_submitted(emping, name="Emping Melinjo")


def look(moderator, thing):
    return moderator.get(f"{address(thing)}change/")


def decide(moderator, thing, verdict, **changes):
    """Press one of the buttons, with what the page holds by itself."""
    form = {"version": getattr(thing, "version", 0), "note": "", **changes}
    return moderator.post(f"{address(thing)}verdict/{verdict}/", form, follow=True)


def buttons(answer):
    return texts(answer, ".verdict-buttons button")


def problem(answer):
    return texts(answer, "#verdict-problem")


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


def history(thing):
    return list(thing.history.order_by("pk").values_list("from_state", "to_state", "by__name", "note"))


def told():
    return [(row.user.name, row.kind, row.params.get("note")) for row in Notification.objects.order_by("pk")]


def test_the_officer_verifies_a_maker_without_a_word(moderator, waiting):
    assert buttons(look(moderator, waiting)) == ["Verify", "Ask for changes"]
    answer = decide(moderator, waiting, "verify")
    assert answer.redirect_chain == [(DESK, 302)]
    assert messages(answer) == ["Emping Budi is verified."]
    assert history(waiting)[1:] == [("submitted", "verified", "Dewi", "")]
    assert told() == [("Budi", "producer_verified", None)]


def test_a_word_with_it_is_kept(moderator, waiting):
    decide(moderator, waiting, "verify", note="Sudah dikunjungi.")
    assert history(waiting)[1:] == [("submitted", "verified", "Dewi", "Sudah dikunjungi.")]


def test_the_officer_asks_for_changes_and_says_which(moderator, waiting):
    answer = decide(moderator, waiting, "changes", note="Alamat kurang.\nNomor?")
    assert messages(answer) == ["Emping Budi has been asked to correct the profile."]
    assert history(waiting)[1:] == [("submitted", "changes", "Dewi", "Alamat kurang.\nNomor?")]
    assert told() == [("Budi", "producer_changes", "Alamat kurang.\nNomor?")]


def test_the_officer_suspends_and_reinstates(moderator, emping):
    listing = make_listing(emping)
    assert buttons(look(moderator, emping)) == ["Suspend"]
    answer = decide(moderator, emping, "suspend", note="Keluhan.")
    assert messages(answer) == ["Emping Budi is suspended; its products are no longer public."]
    assert list(Listing.objects.visible()) == []
    assert buttons(look(moderator, emping)) == ["Reinstate"]
    answer = decide(moderator, emping, "reinstate")
    assert messages(answer) == ["Emping Budi is public again."]
    assert list(Listing.objects.visible()) == [listing]


def test_the_officer_approves_a_product(moderator, product):
    assert buttons(look(moderator, product)) == ["Approve", "Ask for changes", "Reject"]
    answer = decide(moderator, product, "approve")
    assert messages(answer) == ["“Emping Melinjo” is public now."]
    assert Listing.objects.visible().get().title == "Emping Melinjo"
    assert history(product)[1:] == [("submitted", "published", "Dewi", "")]
    shown = look(moderator, product)
    assert buttons(shown) == ["Ask for changes", "Take down"]
    assert page(shown).find("a", string="Open the public page")["href"].endswith(f"-{product.pk}/")


@pytest.mark.parametrize(
    ("verdict", "done", "state", "kind"),
    [
        ("changes", "The maker has been asked to correct “Emping Melinjo”.", "changes", "product_changes"),
        ("reject", "“Emping Melinjo” is rejected.", "rejected", "product_rejected"),
    ],
)
def test_the_officer_refuses_a_product_with_a_reason(moderator, product, verdict, done, state, kind):
    Notification.objects.all().delete()
    assert messages(decide(moderator, product, verdict, note="Foto buram.")) == [done]
    assert history(product)[1:] == [("submitted", state, "Dewi", "Foto buram.")]
    assert told() == [("Budi", kind, "Foto buram.")]
    assert list(Listing.objects.all()) == []


def test_the_officer_takes_down_what_is_public(moderator, emping):
    product = make_listing(emping).product
    answer = decide(moderator, product, "take_down", note="Bukan buatan sendiri.")
    assert messages(answer) == ["“Emping Melinjo” is no longer public."]
    assert list(Listing.objects.visible()) == []
    assert buttons(look(moderator, product)) == []


NEEDS_REASON = [("producer", "changes"), ("product", "changes"), ("product", "reject")]


@pytest.mark.parametrize(("thing", "verdict"), NEEDS_REASON)
@pytest.mark.parametrize("note", ["", "   ", "\n"])
def test_a_reason_is_asked_for_beside_its_field(moderator, waiting, product, thing, verdict, note):
    record = {"producer": waiting, "product": product}[thing]
    answer = decide(moderator, record, verdict, note=note)
    assert answer.redirect_chain == [(f"{address(record)}change/", 302)]
    assert (problem(answer), messages(answer)) == ([NO_REASON], [])
    field = page(answer).find(id="verdict-note")
    assert (field["aria-invalid"], field["aria-describedby"]) == ("true", "verdict-problem")
    record.refresh_from_db()
    assert (record.state, len(history(record))) == ("submitted", 1)


def test_the_problem_is_shown_once(moderator, waiting):
    decide(moderator, waiting, "changes")
    answer = look(moderator, waiting)
    assert (problem(answer), buttons(answer)) == ([], ["Verify", "Ask for changes"])
    assert not page(answer).find(id="verdict-note").has_attr("aria-invalid")


def test_the_problem_of_one_record_is_not_shown_on_another(moderator, waiting, product):
    moderator.post(f"{address(waiting)}verdict/changes/", {"version": 0, "note": ""})
    assert problem(look(moderator, product)) == []
    assert problem(look(moderator, waiting)) == [NO_REASON]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"note": "R" * 1001}, "Ensure this value has at most 1000 characters (it has 1001)."),
        ({"note": "a\0b"}, "Null characters are not allowed."),
        ({"note": "Foto <b>buram</b> 😀", "version": ""}, UNREADABLE),
        ({"note": "Foto buram", "version": "x"}, UNREADABLE),
        ({"note": "Foto buram", "version": "-1"}, "Ensure this value is greater than or equal to 0."),
    ],
    ids=["long", "nul", "no-version", "words-for-a-version", "negative-version"],
)
def test_what_cannot_be_read_is_refused_and_the_note_is_kept(moderator, product, changes, error):
    answer = decide(moderator, product, "changes", **changes)
    assert problem(answer) == [error]
    assert value_of(answer, "verdict-note").replace("\ufffd", "\0") == changes["note"]
    assert Product.objects.get(pk=product.pk).state == "submitted"


def test_a_product_of_a_maker_who_waits_is_not_approved(moderator, waiting):
    product = make_submitted(waiting)
    assert "The maker is not verified." in texts(look(moderator, product), ".verdict-warning")[0]
    answer = decide(moderator, product, "approve")
    assert problem(answer) == ["Verify the maker first, then approve its products."]
    assert list(Listing.objects.all()) == []


def test_what_was_once_public_is_sent_back_and_not_rejected(moderator, emping):
    product = make_listing(emping).product
    catalog.save_product(product=product, price=50000)
    catalog.submit_product(product=product, by=emping.owner)
    assert buttons(look(moderator, product)) == ["Approve", "Ask for changes", "Take down"]
    answer = decide(moderator, product, "reject", note="Tidak.")
    assert problem(answer) == ["Only a product that was never public can be rejected. Ask for changes instead."]


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_there_is_nothing_to_decide_about_a_draft_and_a_closed_business(moderator, state):
    producer = make_producer()
    Producer.objects.update(state=state)
    assert page(look(moderator, producer)).select(".verdict") == []


@pytest.mark.parametrize("verdict", ["burn", "VERIFY", "😀"])
def test_a_verdict_that_does_not_exist_is_not_found(moderator, waiting, verdict):
    assert decide(moderator, waiting, verdict).status_code == 404
    assert Producer.objects.get().state == "submitted"


@pytest.mark.parametrize("pk", [0, 99999999999999999999])
def test_about_a_record_that_is_gone_there_is_nothing_to_decide(moderator, pk):
    answer = moderator.post(f"{DESK}producers/producer/{pk}/verdict/verify/", {"version": 0}, follow=True)
    assert (answer.redirect_chain, messages(answer)) == ([(DESK, 302)], [GONE])


def test_a_decision_needs_a_button(moderator, waiting):
    assert moderator.get(f"{address(waiting)}verdict/verify/").status_code == 405


def test_a_maker_decides_nothing(client, waiting):
    client.force_login(waiting.owner)
    answer = client.post(f"{address(waiting)}verdict/verify/", {"version": 0})
    assert answer["Location"].startswith("/en/admin/login/")
    assert Producer.objects.get().state == "submitted"


def test_an_officer_without_the_right_decides_nothing(client, waiting):
    client.force_login(make_user("Eka", is_staff=True))
    answer = client.post(f"{address(waiting)}verdict/verify/", {"version": 0})
    assert (answer.status_code, texts(answer, "h1")) == (403, ["This page is not for your account"])
    assert Producer.objects.get().state == "submitted"


def test_the_page_shows_who_decided_what_and_why(moderator, waiting, dewi):
    producers.request_producer_changes(producer=waiting, version=waiting.version, by=dewi, note="Alamat kurang.")
    rows = [row for row in texts(look(moderator, waiting), "#history-group tbody tr") if row]
    assert len(rows) == 2
    assert rows[0].endswith("waiting for verification changes requested Dewi Alamat kurang.")
    assert rows[1].endswith("draft waiting for verification Budi -")


def test_photos_preview_and_maker_are_one_click_away(moderator, product):
    answer = look(moderator, product)
    photo = product.photos.get()
    assert [link["href"] for link in page(answer).select(".verdict-photos a")] == [f"/media/{photo.name}"]
    assert [link["href"] for link in page(answer).select(".verdict-links a")] == [
        f"{address(product)}preview/",
        f"{address(product.producer)}change/",
    ]
    preview = moderator.get(f"{address(product)}preview/")
    assert texts(preview, "h1") == ["Emping Melinjo"]
