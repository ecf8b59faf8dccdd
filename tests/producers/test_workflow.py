import pytest
from django.db import transaction
from phonenumber_field.phonenumber import to_python

from catalog.models import Listing
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.states import IllegalTransition
from producers import workflow
from producers.models import KbliCode, Producer, Village
from producers.signals import producer_changed, producer_hidden, producer_shown
from tests.factories import make_listing, make_producer, make_user, make_verified_producer
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db
WORDS = {
    "branch": "food",
    "address": "Jl. Contoh No. 1",
    "whatsapp": "+6281200009001",
    "story": "Kami membuat emping.",
}


def words(**changes):
    return {"name": "Emping Budi", "village": Village.objects.first(), **WORDS, **changes}


@pytest.fixture
def signals():
    """The names of the signals that were sent, each with its maker."""
    sent = []
    names = {producer_shown: "shown", producer_hidden: "hidden", producer_changed: "changed"}

    def listen(signal, producer, **kwargs):
        sent.append((names[signal], producer.pk))

    for signal in names:
        signal.connect(listen)
    yield sent
    for signal in names:
        signal.disconnect(listen)


def history(producer):
    return list(producer.history.order_by("pk").values_list("from_state", "to_state", "by__name", "note"))


def told():
    rows = Notification.objects.order_by("pk")
    return [(row.user.name, row.kind, row.params, row.url) for row in rows]


def test_registering_makes_a_draft_that_nobody_sees():
    budi = make_user("Budi")
    producer = workflow.register_producer(owner=budi, **words())
    producer.refresh_from_db()
    assert (producer.owner, producer.name, producer.slug, producer.state) == (
        budi,
        "Emping Budi",
        "emping-budi",
        "draft",
    )
    assert producer.submitted_at is None
    assert (history(producer), told()) == ([], [])


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Emping Bu Ani", "emping-bu-ani"),
        ("  Kué & Roti <b>Ny. Ó</b>! ", "kue-roti-bny-ob"),
        ("😀😀", "ikm"),
        ("كعك", "ikm"),
        ("---", "ikm"),
        ("a" * 80, "a" * 80),
    ],
)
def test_the_address_is_made_from_the_name(name, slug):
    assert workflow.register_producer(owner=make_user(), **words(name=name)).slug == slug


def test_a_taken_address_gets_the_next_free_number():
    slugs = [
        workflow.register_producer(owner=make_user(), **words(name=name)).slug for name in ["Emping"] * 3 + ["😀"] * 2
    ]
    assert slugs == ["emping", "emping-2", "emping-3", "ikm", "ikm-2"]


@pytest.mark.django_db(transaction=True)
def test_two_makers_with_one_name_at_the_same_moment_get_two_addresses():
    budi, citra = make_user("Budi"), make_user("Citra")
    with transaction.atomic():
        first = workflow.register_producer(owner=budi, **words())
        (second,) = start_and_wait_for_lock(lambda: workflow.register_producer(owner=citra, **words()))
    assert (first.slug, second.result(timeout=10).slug) == ("emping-budi", "emping-budi-2")


@pytest.mark.django_db(transaction=True)
def test_a_double_click_registers_one_business():
    budi = make_user("Budi")
    with transaction.atomic():
        first = workflow.register_producer(owner=budi, **words())
        (second,) = start_and_wait_for_lock(lambda: workflow.register_producer(owner=budi, **words(story="Lagi.")))
    assert second.result(timeout=10) == first
    assert Producer.objects.get().story == "Lagi."


def test_saving_writes_what_changed_and_tells_the_higher_rooms(signals):
    producer = make_producer()
    before = producer.updated_at
    workflow.save_profile(producer=producer, name="Opak Budi", story=producer.story)
    producer.refresh_from_db()
    assert (producer.name, producer.slug, producer.state) == ("Opak Budi", "emping-budi", "draft")
    assert producer.updated_at > before
    assert signals == [("changed", producer.pk)]


def test_saving_nothing_new_tells_nobody(signals):
    producer = make_producer()
    before = producer.updated_at
    workflow.save_profile(producer=producer, name=producer.name, whatsapp=to_python(str(producer.whatsapp)))
    producer.refresh_from_db()
    assert (producer.updated_at, signals) == (before, [])


def test_saving_does_not_write_over_what_somebody_else_changed_meanwhile():
    producer = make_producer()
    stale = Producer.objects.get(pk=producer.pk)
    workflow.save_profile(producer=producer, story="Baru.")
    workflow.save_profile(producer=stale, name="Opak Budi")
    producer.refresh_from_db()
    assert (producer.name, producer.story) == ("Opak Budi", "Baru.")


def test_what_is_public_follows_the_profile_at_once(emping):
    listing = make_listing(emping)
    workflow.save_profile(producer=emping, name="Opak Budi", whatsapp=to_python("+6281200009009"))
    listing.refresh_from_db()
    assert (listing.producer_name, str(listing.whatsapp)) == ("Opak Budi", "+6281200009009")
    assert "Opak Budi" in listing.card


@pytest.mark.parametrize(
    ("changes", "version"),
    [({"story": "Baru."}, 2), ({"name": "Emping Budi"}, 1), ({"kbli": ["10794"]}, 2), ({"kbli": []}, 1)],
)
def test_a_change_of_what_officers_judge_makes_a_new_version(changes, version):
    producer = make_producer()
    if "kbli" in changes:
        changes = {"kbli": KbliCode.objects.filter(code__in=changes["kbli"])}
    workflow.save_profile(producer=producer, **changes)
    producer.refresh_from_db()
    assert producer.version == version


def test_a_closed_business_is_not_changed(in_english):
    producer = make_producer()
    workflow.close_producer(producer=producer, by=producer.owner)
    with pytest.raises(IllegalTransition, match="This business is closed"):
        workflow.save_profile(producer=producer, name="Opak Budi")
    assert Producer.objects.get().name == "Emping Budi"


def test_the_owner_sends_the_profile(signals):
    producer = make_producer()
    workflow.submit_producer(producer=producer, by=producer.owner)
    producer.refresh_from_db()
    assert producer.state == "submitted"
    assert producer.submitted_at is not None
    assert history(producer) == [("draft", "submitted", "Budi", "")]
    assert (told(), signals) == ([], [])


@pytest.fixture
def submitted(db):
    producer = make_producer()
    return workflow.submit_producer(producer=producer, by=producer.owner)


def test_an_officer_verifies(submitted, dewi, signals):
    workflow.verify_producer(producer=submitted, version=submitted.version, by=dewi, note="Sudah dikunjungi.")
    submitted.refresh_from_db()
    assert submitted.state == "verified"
    assert history(submitted)[1:] == [("submitted", "verified", "Dewi", "Sudah dikunjungi.")]
    assert told() == [("Budi", "producer_verified", {"name": "Emping Budi"}, "/usaha/")]
    assert list(Delivery.objects.values_list("channel", "state")) == [("in_app", "sent")]
    assert signals == [("shown", submitted.pk)]


def test_an_officer_asks_for_changes_and_the_owner_sends_again(submitted, dewi, signals):
    workflow.request_producer_changes(producer=submitted, version=submitted.version, by=dewi, note="Alamat kurang.")
    first_sent = submitted.submitted_at
    assert workflow.feedback(submitted) == "Alamat kurang."
    assert told() == [("Budi", "producer_changes", {"name": "Emping Budi", "note": "Alamat kurang."}, "/usaha/")]
    workflow.submit_producer(producer=submitted, by=submitted.owner)
    assert submitted.submitted_at > first_sent
    assert workflow.feedback(submitted) == ""
    assert history(submitted)[1:] == [
        ("submitted", "changes", "Dewi", "Alamat kurang."),
        ("changes", "submitted", "Budi", ""),
    ]
    assert signals == []


def test_the_newest_word_of_the_officer_is_the_feedback(submitted, dewi):
    workflow.request_producer_changes(producer=submitted, version=submitted.version, by=dewi, note="Alamat kurang.")
    workflow.submit_producer(producer=submitted, by=submitted.owner)
    workflow.request_producer_changes(producer=submitted, version=submitted.version, by=dewi, note="Nomor salah.")
    assert workflow.feedback(submitted) == "Nomor salah."


def test_an_officer_suspends_and_reinstates(emping, dewi, signals):
    listing = make_listing(emping)
    withdrawn = make_listing(emping, name="Opak")
    Listing.objects.filter(pk=withdrawn.pk).update(is_offered=False, is_visible=False)
    Notification.objects.all().delete()
    workflow.suspend_producer(producer=emping, by=dewi, note="Keluhan pembeli.")
    assert (emping.state, workflow.feedback(emping)) == ("suspended", "Keluhan pembeli.")
    assert list(Listing.objects.visible()) == []
    workflow.reinstate_producer(producer=emping, by=dewi, note="Selesai.")
    assert (emping.state, workflow.feedback(emping)) == ("verified", "")
    assert list(Listing.objects.visible()) == [listing]
    assert history(emping)[2:] == [
        ("verified", "suspended", "Dewi", "Keluhan pembeli."),
        ("suspended", "verified", "Dewi", "Selesai."),
    ]
    assert told() == [
        ("Budi", "producer_suspended", {"name": "Emping Budi", "note": "Keluhan pembeli."}, "/usaha/"),
        ("Budi", "producer_reinstated", {"name": "Emping Budi"}, "/usaha/"),
    ]
    assert signals == [("hidden", emping.pk), ("shown", emping.pk)]


def test_the_owner_closes_the_business_for_good(emping, signals):
    make_listing(emping)
    workflow.close_producer(producer=emping, by=emping.owner)
    assert emping.state == "closed"
    assert list(Listing.objects.visible()) == []
    assert history(emping)[2:] == [("verified", "closed", "Budi", "")]
    assert signals == [("hidden", emping.pk)]


VERBS = {
    "submit": (workflow.submit_producer, {}, {"draft", "changes"}),
    "verify": (workflow.verify_producer, {"version": 1}, {"submitted"}),
    "ask for changes": (workflow.request_producer_changes, {"version": 1, "note": "x"}, {"submitted"}),
    "suspend": (workflow.suspend_producer, {"note": "x"}, {"verified"}),
    "reinstate": (workflow.reinstate_producer, {}, {"suspended"}),
    "close": (workflow.close_producer, {}, set(Producer.State.values) - {"closed"}),
}


@pytest.mark.parametrize("state", Producer.State.values)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_at_the_wrong_moment_leaves_everything_as_it_was(verb, state, submitted, dewi, signals):
    Producer.objects.update(state=state)
    act, options, possible = VERBS[verb]
    if state in possible:
        act(producer=submitted, by=dewi, **options)
        assert len(history(submitted)) == 2
        return
    with pytest.raises(IllegalTransition):
        act(producer=submitted, by=dewi, **options)
    assert Producer.objects.get().state == state
    assert (len(history(submitted)), told(), signals) == (1, [], [])


def test_when_a_higher_room_fails_nothing_has_happened(submitted, dewi):
    def fail(**kwargs):
        raise RuntimeError

    producer_shown.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            workflow.verify_producer(producer=submitted, version=submitted.version, by=dewi)
    finally:
        producer_shown.disconnect(fail)
    assert Producer.objects.get().state == "submitted"
    assert (len(history(submitted)), told()) == (1, [])


def test_the_address_in_a_notification_is_in_the_language_of_the_city(dewi, in_english):
    make_verified_producer(officer=dewi)
    assert Notification.objects.get().url == "/usaha/"


@pytest.mark.parametrize("lacking", ["address", "story"])
def test_half_a_profile_is_kept_but_not_sent(lacking, in_english):
    producer = make_producer(**{lacking: ""})
    with pytest.raises(IllegalTransition, match=f"Still missing: {lacking}."):
        workflow.submit_producer(producer=producer, by=producer.owner)
    producer.refresh_from_db()
    assert (producer.state, producer.submitted_at) == ("draft", None)
