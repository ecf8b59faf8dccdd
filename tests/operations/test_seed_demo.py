"""The demo: what it tells, and that filling it goes through the verbs, can be repeated and can be interrupted."""

import csv
import signal
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from catalog.models import Appeal, Attribute, Category, Listing, Photo, Product, ReportedListing, SpotCheck
from catalog.prices import offer_in, refusal
from cilegon_ikm.accounts.models import User
from cilegon_ikm.operations.demo import content, logins, pictures, seed
from cilegon_ikm.operations.supervisor import Supervisor
from orders.models import Enquiry, Rfq
from orders.timeline import timeline
from producers.models import Credential, Producer, ProducerChange, ProducerPhoto, RegisterImport, YearlyReport
from tests.operations.conftest import TINY, one_of_each_state, some_makers

pytestmark = pytest.mark.xdist_group("demo")

MAKERS = content.makers()
ITEMS = [item for maker in MAKERS for item in maker.items]
PUBLIC = [item for maker in MAKERS if maker.state == "verified" for item in maker.items if item.state == "published"]
SUBMISSIONS = content.submissions(MAKERS)
SHOWN = {"published", "changed"}


def table(name: str) -> list[dict[str, str]]:
    with (settings.BASE_DIR / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def quiet_seed(makers: list[content.Maker]) -> None:
    seed.seed(among=makers, width=TINY, say=lambda line: None)


# what it tells


def test_there_are_24_makers_in_every_branch():
    assert len(MAKERS) == 24
    assert {maker.branch for maker in MAKERS} == set(Producer.Branch.values)


def test_there_are_makers_in_every_kecamatan():
    areas = table("producers/data/areas.csv")
    district = {area["code"]: area["parent_code"] for area in areas if area["level"] == "kelurahan"}
    districts = {area["code"] for area in areas if area["level"] == "kecamatan"}
    assert {district[maker.village] for maker in MAKERS} == districts


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.slug)
def test_a_maker_has_six_to_ten_products_with_names_of_their_own(maker):
    assert 6 <= len(maker.items) <= 10
    assert len({item.slug for item in maker.items}) == len(maker.items)


def test_what_makers_and_products_say_fits_the_forms():
    for maker in MAKERS:
        Producer(slug=maker.slug, **maker.profile).clean_fields(exclude=["owner", "village"])
    for item in ITEMS:
        fields = {name: value for name, value in item.fields.items() if name not in ("tiers", "variants")}
        Product(**fields).clean_fields(exclude=["producer", "category"])
        Product(**{**fields, **item.change}).clean_fields(exclude=["producer", "category"])


def test_who_takes_more_pays_less_and_what_is_asked_for_can_be_had():
    offers = {f"{item.maker}/{item.slug}": offer_in(item.fields) for item in ITEMS}
    for name, offer in offers.items():
        starts, prices = zip((offer.minimum_order, offer.price or 0), *offer.tiers, strict=True)
        assert list(starts) == sorted(set(starts)), name
        assert list(prices) == sorted(prices, reverse=True), name
    lines = [line for submission in SUBMISSIONS for line in submission.lines]
    problems = {
        each.product: refusal(offers[each.product], quantity=each.quantity, variant=each.variant) for each in lines
    }
    assert {name: problem for name, problem in problems.items() if problem[1]} == {}
    assert {offer.price_kind for offer in offers.values()} == {"fixed", "range", "tiers", "ask"}


def test_every_number_is_an_invented_one_and_used_once():
    phones = [maker.phone for maker in MAKERS] + [submission.phone for submission in SUBMISSIONS]
    assert [phone for phone in phones if not phone.startswith("0812-0000-")] == []
    assert [phone for phone, times in Counter(phones).items() if times > 1] == []


def test_every_category_has_something_for_buyers_to_see():
    leaves = {row["slug"] for row in table("catalog/data/categories.csv") if row["parent"]}
    assert {item.category for item in ITEMS} == leaves
    assert {item.category for item in PUBLIC} == leaves


def test_every_description_and_every_story_is_different_and_says_something():
    texts = [item.fields["description"] for item in ITEMS] + [maker.profile["story"] for maker in MAKERS]
    assert [text for text, times in Counter(texts).items() if times > 1] == []
    assert [text for text in texts if len(text) < 80 or text.count(". ") < 1] == []


def test_a_verdict_against_somebody_has_a_reason():
    judged = {"changes", "rejected", "taken_down", "suspended"}
    assert [each.name for each in (*MAKERS, *ITEMS) if (each.state in judged) != bool(each.note)] == []


def test_every_photo_can_be_drawn():
    wishes = [wish for maker in MAKERS for wish in maker.wishes]
    assert {len(item.photos) for item in ITEMS} == {1, 2, 3}
    assert [wish for wish in wishes if not pictures.draw(*wish, width=32).startswith(b"\xff\xd8")] == []


def test_enquiries_ask_for_what_is_public():
    public = {f"{item.maker}/{item.slug}" for item in PUBLIC}
    written = tomllib.loads((content.DATA / "enquiries.toml").read_text(encoding="utf-8"))["submission"]
    assert {line["product"] for submission in written for line in submission["lines"]} - public == set()
    assert len(SUBMISSIONS) == len(written)


def test_enquiries_go_to_many_makers_and_tell_of_the_past_in_order():
    asked = [{line.product.partition("/")[0] for line in submission.lines} for submission in SUBMISSIONS]
    assert sum(map(len, asked)) >= 15
    assert len(set().union(*asked)) >= 10
    for submission, makers in zip(SUBMISSIONS, asked, strict=True):
        assert {event.maker for event in submission.events} <= makers
        assert all(event.after < submission.ago - 1 for event in submission.events)
        for maker in makers:
            hours = [event.after for event in submission.events if event.maker == maker]
            assert hours == sorted(hours)


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
        ("Warung Soto Barokah Jaya", "answered", False),
        ("Koperasi Pesisir Makmur", "fulfilled", False),
        ("Rumah Makan Sate Ayun", "agreed", True),
        ("Toko Oleh-oleh Singgah Sebentar", "declined", False),
        ("Katering Kembang Setaman", "completed", True),
    ]


def test_the_demo_tells_of_quotes_in_the_order_of_time(demo_db):
    enquiry = Enquiry.objects.get(submission__name="Katering Kembang Setaman")
    assert [(quote.version, quote.state, quote.total) for quote in enquiry.quotes.all()] == [
        (1, "superseded", 2_810_000),
        (2, "accepted", 2_660_000),
    ]
    moments = [entry.at for entry in timeline(enquiry)]
    assert moments[0] == enquiry.created_at
    assert enquiry.agreed_at < enquiry.fulfilled_at < moments[-1] < timezone.now() - timedelta(days=10)


def test_every_state_of_enquiries_and_quotes_is_shown():
    deeds = {event.do for submission in SUBMISSIONS for event in submission.events}
    quotes = {"quote", "accept", "reject", "change", "expire", "fulfil", "complete"}
    assert deeds == quotes | {"answer", "reply", "read", "decline", "cancel"}


def test_messages_follow_each_other_in_time(demo_db):
    for enquiry in Enquiry.objects.prefetch_related("messages"):
        said = [message.created_at for message in enquiry.messages.order_by("pk")]
        assert [enquiry.created_at, *said] == sorted([enquiry.created_at, *said])
        assert enquiry.last_message_at <= timezone.now()


def test_the_worker_will_make_the_small_files_of_every_photo(demo_db):
    jobs = DBTaskResult.objects.filter(task_path__endswith=".make_variants")
    photos = sum(len(maker.wishes) for maker in some_makers())
    assert (Photo.objects.count() + ProducerPhoto.objects.count(), jobs.count()) == (photos, photos)


def test_only_four_people_can_sign_in_and_the_file_says_how(demo_db, demo):
    passwords = logins.read()
    names = ["0812-0000-0101", "0812-0000-4101", "petugas@sentra.example", "admin@sentra.example"]
    assert list(passwords) == names
    assert all(User.objects.get_by_natural_key(name).check_password(password) for name, password in passwords.items())
    assert sum(user.has_usable_password() for user in User.objects.all()) == 4
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


def test_without_the_file_all_four_get_new_passwords(demo_db, tmp_path):
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


@pytest.mark.django_db
def test_every_fact_is_one_that_its_group_asks_for():
    groups = dict(Category.objects.filter(parent__isnull=False).values_list("slug", "parent"))
    asked = {(each.group_id, each.slug): each for each in Attribute.objects.all()}
    facts = [(item, groups[item.category], slug, value) for item in ITEMS for slug, value in item.facts.items()]
    wrong = [
        (item.slug, slug) for item, group, slug, value in facts
        if (group, slug) not in asked or not asked[group, slug].accepts(value)
    ]  # fmt: skip
    assert wrong == []


def test_half_of_the_products_tell_facts_and_a_third_english_words():
    assert sum(bool(item.facts) for item in ITEMS) * 2 > len(ITEMS)
    assert sum(bool(item.name_en and item.text_en) for item in ITEMS) * 3.2 > len(ITEMS)


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
