"""Filling the demo goes through the verbs, can be repeated and can be interrupted."""

import signal
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from catalog.models import Appeal, Listing, Photo, Product, ReportedListing, SpotCheck
from cilegon_ikm.accounts.models import User
from cilegon_ikm.operations.demo import content, logins, seed
from cilegon_ikm.operations.supervisor import Supervisor
from orders.models import BlockEntry, ConversationReport, Enquiry, HeldMessage, ReviewPhoto, Rfq
from orders.timeline import timeline
from producers.models import Credential, Producer, ProducerChange, ProducerPhoto, RegisterImport, YearlyReport
from tests.operations.conftest import TINY, one_of_each_state, some_makers

pytestmark = pytest.mark.xdist_group("demo")

SHOWN = {"published", "changed"}


def quiet_seed(makers: list[content.Maker]) -> None:
    seed.seed(among=makers, width=TINY, say=lambda line: None)


# what is in the database afterwards


def test_every_maker_got_as_far_as_told(demo_db):
    owned = Producer.objects.exclude(owner=None)
    assert dict(owned.values_list("slug", "state")) == {maker.slug: maker.state for maker in some_makers()}


def test_every_product_got_as_far_as_told(demo_db):
    told = {
        item.name: "submitted" if item.state == "changed" else item.state for m in some_makers() for item in m.items
    }
    assert dict(Product.objects.values_list("name", "state")) == told


def test_a_change_that_waits_leaves_the_public_page_as_it_was(demo_db):
    product = Product.objects.select_related("listing").get(name="Emping pedas manis 250 g")
    assert (product.price, product.listing.price, product.listing.is_visible) == (38_000, 35_000, True)


def test_something_of_every_kind_waits_for_the_officers(demo_db):
    reported, appeal, check = ReportedListing.objects.get(), Appeal.objects.get(), SpotCheck.objects.get()
    assert (str(reported), reported.reports.count()) == ("Emping melinjo mentah 1 kg", 2)
    assert (str(appeal), appeal.decision.to_state) == ("Hiasan dinding tampah lukis", "taken_down")
    assert (str(check), check.before, check.after) == ("Ceplis original 250 g", {"price": 28_000}, {"price": 30_000})
    assert check.product.listing.price == 30_000
    seen = Product.objects.get(name="Emping pedas manis 250 g")
    photos = [shot["id"] for shot in seen.listing.photos]
    assert [photo.pk for photo in seen.photos.shown()] == photos[::-1]


def test_buyers_see_only_verified_makers_products(demo_db):
    shown = {
        item.name for m in some_makers() if m.state == "verified" for item in m.items if item.state in SHOWN
    }  # fmt: skip
    assert set(Listing.objects.visible().values_list("title", flat=True)) == shown


def test_every_state_was_reached_by_a_recorded_move(demo_db):
    officer = User.objects.get(email=logins.MODERATOR)
    for thing in (
        *Producer.objects.exclude(state="draft"),
        *Credential.objects.all(),
        *YearlyReport.objects.all(),
        *RegisterImport.objects.all(),
        *Product.objects.exclude(state="draft"),
        *Enquiry.objects.exclude(state="new"),
    ):
        assert thing.history.first().to_state == thing.state
    assert set(ProducerChange.objects.exclude(to_state="submitted").values_list("by", flat=True)) == {officer.pk}


def test_the_dates_are_spread_over_the_past_weeks(demo_db):
    now = timezone.now()
    published = list(Listing.objects.values_list("published_at", flat=True))
    assert len({moment.date() for moment in published}) > len(published) / 2
    assert min(published) > now - timedelta(days=80)
    for waiting in (*Producer.objects.waiting(), *Product.objects.waiting(), *Credential.objects.waiting()):
        assert timedelta(hours=2) < now - waiting.submitted_at < timedelta(days=5)


def test_the_demo_maker_has_enquiries_in_several_states(demo_db):
    inbox = Enquiry.objects.filter(producer__slug=content.DEMO_MAKER, rfq=None).for_inbox()
    assert [(each.submission.name, each.state, each.is_unread_by_producer) for each in inbox] == [
        ("Ratna Wulandari", "new", True),
        ("Toko Grosir Sinar", "new", True),
        ("Warung Soto Barokah Jaya", "answered", False),
        ("Koperasi Pesisir Makmur", "fulfilled", False),
        ("Rumah Makan Sate Ayun", "agreed", True),
        ("Toko Oleh-oleh Singgah Sebentar", "declined", False),
        ("Agus Prasetyo", "completed", True),
        ("Katering Kembang Setaman", "completed", True),
        ("Dodo Sukardi", "completed", True),
        ("Yuliana Rahmawati", "completed", True),
    ]


def test_the_demo_has_something_held_something_reported_and_blocks(demo_db):
    held, report = HeldMessage.objects.waiting().get(), ConversationReport.objects.waiting().get()
    assert str(held) == "Toko Grosir Sinar"
    assert held.messages.get().body.startswith("Kami grosir besar.")
    assert (report.enquiry.submission.name, report.accused) == ("Toko Oleh-oleh Singgah Sebentar", "buyer")
    assert sorted(BlockEntry.objects.values_list("value", flat=True)) == ["+6281200000599", "pinjol-kilat.example"]


def test_the_demo_tells_of_quotes_in_the_order_of_time(demo_db):
    enquiry = Enquiry.objects.get(submission__name="Katering Kembang Setaman")
    assert [(quote.version, quote.state, quote.total) for quote in enquiry.quotes.all()] == [
        (1, "superseded", 2_810_000),
        (2, "accepted", 2_660_000),
    ]
    moments = [entry.at for entry in timeline(enquiry, "buyer")]
    assert moments[0] == enquiry.created_at
    assert enquiry.agreed_at < enquiry.fulfilled_at < moments[-1] < timezone.now() - timedelta(days=10)


def test_buyers_have_said_how_it_was(demo_db):
    maker = Producer.objects.get(slug=content.DEMO_MAKER)
    reviews = maker.reviews.order_by("created_at")
    assert (maker.rating_count, maker.rating.average) == (4, Decimal("4.3"))
    assert list(reviews.values_list("state", "stars")) == [
        ("shown", 5), ("hidden", 1), ("shown", 5), ("shown", 3), ("shown", 4)
    ]  # fmt: skip
    assert [bool(review.answer) for review in reviews] == [False, False, True, True, False]
    assert [shot["on"] for shot in maker.newest_reviews] == [
        timezone.localtime(review.created_at).date().isoformat() for review in reviews.shown().newest_first()[:3]
    ]
    assert ReviewPhoto.objects.count() == 1


def test_messages_follow_each_other_in_time(demo_db):
    for enquiry in Enquiry.objects.prefetch_related("messages"):
        said = [message.created_at for message in enquiry.messages.order_by("pk")]
        assert [enquiry.created_at, *said] == sorted([enquiry.created_at, *said])
        assert enquiry.last_message_at <= timezone.now()


def test_the_worker_will_make_the_small_files_of_every_photo(demo_db):
    jobs = DBTaskResult.objects.filter(task_path__endswith=".make_variants")
    photos = sum(len(maker.wishes) for maker in some_makers())
    shown = Photo.objects.count() + ProducerPhoto.objects.count()
    assert (shown, jobs.count()) == (photos, photos + ReviewPhoto.objects.count())


def test_only_four_people_can_sign_in_and_the_file_says_how(demo_db, demo):
    passwords = logins.read()
    names = [
        "0812-0000-0101",
        "0812-0000-0505",
        "0812-0000-4101",
        "petugas@sentra.example",
        "admin@sentra.example",
        "opd@sentra.example",
    ]
    assert list(passwords) == names
    assert all(User.objects.get_by_natural_key(name).check_password(password) for name, password in passwords.items())
    assert sum(user.has_usable_password() for user in User.objects.all()) == 6
    assert (demo.var / "logins.txt").stat().st_mode & 0o777 == 0o600


def test_the_officers_may_do_what_their_names_say(demo_db):
    moderator, administrator = User.objects.get(email=logins.MODERATOR), User.objects.get(email=logins.ADMINISTRATOR)
    assert (moderator.is_staff, moderator.is_superuser, administrator.is_superuser) == (True, False, True)
    assert moderator.has_perm("catalog.change_product")


# again, and interrupted


def everything() -> dict[str, list]:
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.managed
    }


def test_running_it_again_changes_nothing(demo_db, demo):
    before, file = everything(), (demo.var / "logins.txt").read_text()
    quiet_seed(some_makers())
    assert everything() == before
    assert (demo.var / "logins.txt").read_text() == file


def test_what_people_changed_since_stays_changed(demo_db):
    Product.objects.filter(name="Emping pedas manis 250 g").update(name="Emping super pedas")
    moderator = User.objects.get(email=logins.MODERATOR)
    moderator.set_password("kata sandi baru")
    moderator.save()
    before = everything()
    quiet_seed(some_makers())
    assert everything() == before


def test_without_the_file_all_six_get_new_passwords(demo_db, tmp_path):
    old = logins.read()
    with override_settings(VAR_DIR=tmp_path):
        quiet_seed(some_makers())
        new = logins.read()
    assert list(new) == list(old)
    assert all(User.objects.get_by_natural_key(name).check_password(password) for name, password in new.items())
    assert set(new.values()) & set(old.values()) == set()


def test_an_interrupted_run_is_completed_by_the_next(db, tmp_path, settings):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    first, second = [replace(maker, items=one_of_each_state(maker)[:2]) for maker in some_makers()[:2]]
    broken = replace(second, items=[second.items[0], replace(second.items[1], category="none-such")])
    with pytest.raises(Exception, match="matching query does not exist"):
        quiet_seed([first, broken])
    assert list(Producer.objects.values_list("slug", flat=True)) == [first.slug]
    assert sorted(path.name for path in tmp_path.rglob("*.jpg")) == sorted(
        f"{photo.key.rpartition('/')[2]}.jpg" for photo in (*Photo.objects.all(), *ProducerPhoto.objects.all())
    )
    assert seed.is_unfinished()
    quiet_seed([first, second])
    owned = Producer.objects.exclude(owner=None)
    assert list(owned.order_by("pk").values_list("slug", flat=True)) == [first.slug, second.slug]
    assert Product.objects.count() == 4
    assert not seed.is_unfinished()


def test_a_mark_from_another_database_does_not_count(db, tmp_path, settings):
    settings.VAR_DIR = tmp_path
    (tmp_path / "demo.unfinished").touch()
    assert not seed.is_unfinished()


def test_ctrl_c_while_the_demo_is_filled_is_obeyed_at_once():
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), Supervisor({}):
        signal.raise_signal(signal.SIGTERM)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, before)


@pytest.mark.parametrize("number", ["many", "-1", "1000001"])
def test_a_number_of_listings_that_makes_no_sense_is_refused(number):
    with pytest.raises(CommandError, match="--listings"):
        call_command("seed_demo", "--listings", number)


# companies


def test_requests_stand_in_every_state_whose_makers_are_there(demo_db):
    states = Counter(Rfq.objects.values_list("state", flat=True))
    assert set(states) == set(Rfq.State) - {"rejected", "closed"}
    chosen = Enquiry.objects.get(rfq__state="awarded")
    assert (chosen.producer.slug, chosen.state) == (content.DEMO_MAKER, "agreed")


def test_what_companies_look_for_fits_the_form():
    for wish in content.requests()["request"]:
        fields = {name: wish[name] for name in ("title", "quantity", "unit", "specification", "place")}
        Rfq(**fields).clean_fields(
            exclude=["company", "category", "wanted_on", "closes_at", "submission", "author", "papers"]
        )
        assert len(wish["specification"]) <= 4000
