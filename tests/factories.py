"""Small real objects for tests; each goes through the same verbs as the pages."""

import io
import itertools
import random
import uuid
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from django.contrib.auth.hashers import get_hasher, make_password
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify
from openpyxl import Workbook
from PIL import Image

from catalog import listings as public
from catalog import workflow as catalog
from catalog.models import Appeal, Category, Listing, Product, ReportedListing, Season, SpotCheck
from catalog.rules import STANDING_APPROVALS
from catalog.search import vocabulary
from catalog.snapshots import snapshot
from catalog.workflow.at_once import put_on_the_list
from cilegon_ikm.accounts.models import Consent, User
from cilegon_ikm.accounts.workflow import CONSENT_VERSION
from cilegon_ikm.clock import today
from orders import companies
from orders import workflow as orders
from orders.models import (
    Basket,
    BlockEntry,
    Candidate,
    Company,
    CompanyMember,
    ConversationReport,
    Enquiry,
    HeldMessage,
    Quote,
    Review,
    Rfq,
)
from orders.rfqs import offering, posting
from producers import credentials, scans
from producers import sentra as sentra_verbs
from producers import workflow as producers
from producers.models import (
    Credential,
    Meeting,
    Office,
    Participation,
    Producer,
    Programme,
    Requirement,
    Sentra,
    SentraMembership,
    Site,
    Village,
    YearlyReport,
)
from producers.programmes import workflow as programmes
from producers.register import reports

numbers = itertools.count(1)
PASSWORD = "Emping-2026-manis"
BUYER_PHONE = "+6281200007002"


def phone() -> str:
    return f"+62812000{next(numbers):05d}"


@cache
def password_hash(algorithm: str) -> str:
    """Hashed once with each: the real hasher is slow on purpose."""
    return make_password(PASSWORD, hasher=algorithm)


def make_user(name: str = "Ani", **fields: Any) -> User:
    user = User.objects.create_user(name=name, **{"phone": phone(), **fields})
    user.password = password_hash(get_hasher().algorithm)
    user.save(update_fields=["password"])
    if not user.is_staff:
        Consent.objects.create(user=user, version=CONSENT_VERSION)
    return user


def make_moderator(name: str = "Dewi") -> User:
    user = make_user(name, email=f"officer{next(numbers)}@sentra.example", is_staff=True)
    user.groups.add(Group.objects.get(name="Moderator"))
    return user


def make_opd_officer(office: Office, name: str = "Eka") -> User:
    """Somebody who works in this office and sees its programmes."""
    user = make_user(name, email=f"officer{next(numbers)}@sentra.example", is_staff=True)
    user.groups.add(Group.objects.get(name="OPD officer"))
    office.staff.add(user)
    return user


def make_producer(owner: User | None = None, *, name: str = "Emping Budi", **fields: Any) -> Producer:
    """A draft profile."""
    owner = owner or make_user("Budi")
    profile = {
        "name": name,
        "branch": Producer.Branch.FOOD,
        "village": Village.objects.get(code="36.72.05.1003"),
        "address": "Jl. Contoh No. 1, RT 01/RW 02",
        "whatsapp": owner.phone,
        "story": "Kami membuat emping sejak 1998.",
    }
    return producers.register_producer(owner=owner, **{**profile, **fields})


def make_verified_producer(owner: User | None = None, *, officer: User | None = None, **fields: Any) -> Producer:
    producer = make_producer(owner, **fields)
    producers.submit_producer(producer=producer, by=producer.owner)
    return producers.verify_producer(producer=producer, version=producer.version, by=officer or make_moderator())


PAPERS = {
    "nib": "9120001234567",
    "pirt": "206367201000128-31",
    "halal": "ID36110000123450122",
    "bpom": "MD123456789012",
    "sni": "SNI 01-2891",
    "merek": "IDM000123456",
    "tkdn": "1234/SJ-IND.8/TKDN",
    "other": "QSC 01234",
}


def make_credential(producer: Producer, *, kind: str = "pirt", **fields: Any) -> Credential:
    """A paper that waits, valid for a year from today unless its kind never expires."""
    details = {
        "kind": kind,
        "number": PAPERS[kind],
        "title": "ISO 9001" if kind == "other" else "",
        "issued_on": today() - timedelta(days=30),
        "expires_on": None if kind == "nib" else today() + timedelta(days=365),
        "scan": scans.Scan(content=image_bytes(), ending="jpg"),
    }
    return credentials.submit_credential(producer=producer, by=producer.owner, **{**details, **fields})


def make_verified_credential(producer: Producer, *, officer: User | None = None, **fields: Any) -> Credential:
    paper = make_credential(producer, **fields)
    return credentials.verify_credential(credential=paper, version=paper.version, by=officer or make_moderator())


def image_bytes(size: tuple[int, int] = (640, 480), fmt: str = "JPEG", seed: int = 1, **options: Any) -> bytes:
    """A small picture with some structure."""
    noise = random.Random(seed)
    image = Image.new("RGB", (8, 6))
    image.putdata([tuple(noise.randrange(256) for _channel in range(3)) for _pixel in range(48)])
    buffer = io.BytesIO()
    image.resize(size).save(buffer, fmt, **options)
    return buffer.getvalue()


def upload(name: str = "foto.jpg", content: bytes | None = None, **options: Any) -> SimpleUploadedFile:
    """A file from a phone; without other wishes a picture like no other."""
    content = image_bytes(**{"seed": 10_000 + next(numbers), **options}) if content is None else content
    return SimpleUploadedFile(name, content)


def make_draft(producer: Producer, *, name: str = "Emping Melinjo", photos: int = 1, **fields: Any) -> Product:
    """A complete draft, ready to be sent."""
    product = Product.objects.create(producer=producer)
    details = {
        "name": name,
        "category": Category.objects.get(slug="emping-ceplis"),
        "price": 45000,
        "unit": "pack",
        "minimum_order": 2,
        "lead_time_days": 3,
        "description": "Emping renyah dari melinjo pilihan.",
    }
    catalog.save_product(product=product, **{**details, **fields})
    for number in range(photos):
        catalog.add_photo(product=product, upload=upload(seed=number))
    return product


def make_submitted(producer: Producer, **fields: Any) -> Product:
    product = make_draft(producer, **fields)
    return catalog.submit_product(product=product, by=producer.owner)


def make_listing(producer: Producer | None = None, *, officer: User | None = None, **fields: Any) -> Listing:
    producer = producer or make_verified_producer()
    product = make_submitted(producer, **fields)
    return catalog.approve_product(product=product, version=product.version, by=officer or make_moderator())


def make_change(listing: Listing, **fields: Any) -> Product:
    """What the maker changed in a public product and sent for approval."""
    product = Product.objects.get(pk=listing.pk)
    catalog.save_product(product=product, **(fields or {"name": "Emping Super"}))
    return catalog.submit_product(product=product, by=product.producer.owner)


def make_trusted(producer: Producer, *, officer: User | None = None) -> Producer:
    """A maker in good standing: officers have approved enough of hers."""
    officer = officer or make_moderator()
    for number in range(STANDING_APPROVALS):
        make_listing(producer, officer=officer, name=f"Disetujui {number}", photos=1)
    return producer


def make_spot_check(listing: Listing) -> SpotCheck:
    return put_on_the_list(listing.product, before={"price": 40_000}, after={"price": listing.price})


def make_reported(listing: Listing, *, reason: str = "misleading", text: str = "Fotonya lain.") -> ReportedListing:
    """The case that one more report belongs to."""
    report = catalog.report_listing(
        product=listing.product, reason=reason, text=text, contact="0812-0000-7009", fingerprint=""
    )
    return report.listing


def make_appeal(product: Product, *, text: str = "Ini buatan saya sendiri.") -> Appeal:
    """The owner's objection to the rejection or take-down of this product."""
    return catalog.appeal(product=product, by=product.producer.owner, text=text)


def make_season(*categories: Category, title: str = "Musim panen", title_en: str = "Harvest") -> Season:
    """One that is today."""
    season = Season.objects.create(title=title, title_en=title_en, starts_on=today(), ends_on=today())
    season.categories.set(categories)
    return season


def make_listings(producer: Producer, *rows: dict[str, Any]) -> list[Listing]:
    """Many listings without photos, written straight into the tables; each was published a minute after the last."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    defaults = {
        "name": "Emping",
        "category": Category.objects.get(slug="batako-paving"),
        "price": 45000,
        "state": Product.State.PUBLISHED,
        "submitted_at": start,
    }
    dates = [row.pop("published_at", start + timedelta(minutes=number)) for number, row in enumerate(rows)]
    products = Product.objects.bulk_create(Product(producer=producer, **{**defaults, **row}) for row in rows)
    listings = Listing.objects.bulk_create(
        Listing(product=product, published_at=date, changed_at=date, is_visible=producer.is_public, **snapshot(product))
        for product, date in zip(products, dates, strict=True)
    )
    vocabulary.recount()
    public.refresh_counts({listing.category_id for listing in listings})
    return listings


def make_basket(*listings: Listing, quantity: int = 2, note: str = "") -> Basket:
    basket = Basket.objects.create()
    for listing in listings:
        orders.add_to_basket(basket=basket, listing=listing, quantity=quantity, note=note)
    return basket


def make_enquiry(
    listing: Listing | None = None, *, name: str = "Ani", email: str = "", user: User | None = None, message: str = ""
) -> Enquiry:
    """What the maker gets when a buyer asks for two of this listing."""
    contact = orders.Contact(name=name, phone=BUYER_PHONE, email=email)
    basket = make_basket(listing or make_listing())
    sent = orders.send_basket(basket=basket, key=uuid.uuid4(), contact=contact, message=message, user=user)
    return sent.enquiries.get()


def make_held(listing: Listing | None = None, *, message: str = "Lihat www.contoh.example") -> HeldMessage:
    """A stranger's first words with a link in them."""
    return make_enquiry(listing, message=message).submission.held_messages.get()


def make_conversation_report(enquiry: Enquiry, *, side: str = "producer", text: str = "Iklan.") -> ConversationReport:
    return orders.report_conversation(enquiry=enquiry, side=side, reason="spam", text=text)


def make_block(value: str = "judol", *, kind: str = "word", **fields: Any) -> BlockEntry:
    return BlockEntry.objects.create(**{"kind": kind, "value": value, "reason": "Iklan", **fields})


def make_quote(enquiry: Enquiry, *, price: int = 40_000, **terms: Any) -> Quote:
    """The maker's quote for two packs, 20.000 for delivery."""
    items = [orders.Item(title="Emping Melinjo", quantity=2, unit="pack", price=price)]
    usual = {
        "delivery_cost": 20_000,
        "lead_time_days": 3,
        "payment_terms": "Setengah di muka",
        "valid_until": today() + timedelta(days=14),
    }
    return orders.send_quote(
        enquiry=enquiry,
        items=items,
        terms=orders.Terms(**{**usual, **terms}),
        key=uuid.uuid4(),
        by=enquiry.producer.owner,
    )


def make_company(owner: User | None = None, *, officer: User | None = None, **fields: Any) -> Company:
    """A company that waits; with an officer it is verified."""
    details = {
        "name": "Baja Contoh",
        "nib": f"{9120000000000 + next(numbers)}",
        "field": "Baja",
        "address": "Jl. Industri Contoh 1",
        "phone": phone(),
    }
    company = companies.register_company(user=owner or make_user("Fajar"), **{**details, **fields})
    return companies.verify_company(company=company, version=1, by=officer) if officer else company


def make_member(company: Company, role: str, user: User | None = None) -> CompanyMember:
    return company.members.create(user=user or make_user("Gilang"), role=role)


def owner_of(company: Company) -> User:
    return company.members.get(role="owner").user


def make_rfq(company: Company, *, officer: User | None = None, **fields: Any) -> Rfq:
    """A draft for 100 packs of emping; with an officer it is open."""
    details = {
        "title": "Emping melinjo untuk bingkisan",
        "category": Category.objects.get(slug="emping-ceplis"),
        "quantity": 100,
        "unit": "pack",
        "specification": "Emping polos, 250 gram, tanpa pengawet.",
        "wanted_on": today() + timedelta(days=40),
        "place": "Gudang Contoh",
        "closes_at": timezone.now() + timedelta(days=7),
    }
    owner = owner_of(company)
    rfq = posting.create_rfq(company=company, by=owner, **{**details, **fields})
    if officer is None:
        return rfq
    posting.submit_rfq(rfq=rfq, by=owner)
    return posting.open_rfq(rfq=rfq, version=rfq.version, by=officer)


def make_offer(
    rfq: Rfq, producer: Producer, *, price: int = 40_000, fewest: int | None = None, **terms: Any
) -> Candidate:
    """The maker's offer to a request, 20.000 for delivery."""
    usual = {
        "delivery_cost": 20_000,
        "lead_time_days": 10,
        "payment_terms": "Setengah di muka",
        "valid_until": today() + timedelta(days=60),
    }
    return offering.send_offer(
        rfq=rfq,
        producer=producer,
        offer=offering.Offer(price=price, fewest=fewest),
        terms=orders.Terms(**{**usual, **terms}),
        key=uuid.uuid4(),
        by=producer.owner,
    )


def close(rfq: Rfq) -> Rfq:
    """Let its time be over, a minute ago."""
    Rfq.objects.filter(pk=rfq.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    return posting.close_rfq(rfq=rfq)


def make_fulfilled(enquiry: Enquiry, **terms: Any) -> Enquiry:
    """An order of which the maker has handed everything over."""
    quote = make_quote(enquiry, **terms)
    orders.accept_quote(quote=quote, by=None)
    enquiry.refresh_from_db()
    return orders.fulfil_order(enquiry=enquiry, by=enquiry.producer.owner)


def make_review(
    listing: Listing, *, stars: int = 5, words: str = "Renyah sekali.", enquiry: Enquiry | None = None, **details: Any
) -> Review:
    """What a buyer says of an order of this listing."""
    order = make_fulfilled(enquiry or make_enquiry(listing))
    return orders.write_review(enquiry=order, stars=stars, words=words, **{"name": "Ani", **details})


def make_report(producer: Producer, year: int = 2024, *, officer: User | None = None, **figures: Any) -> YearlyReport:
    """A complete draft; with an officer it is accepted."""
    complete = {
        "product": "Emping melinjo",
        "workers_male": 2,
        "workers_female": 3,
        "investment": 5_000_000,
        "production_value": 60_000_000,
    }
    report = reports.save_report(producer=producer, year=year, **{**complete, **figures})
    return reports.accept_report(report=report, by=officer) if officer else report


def make_unclaimed(name: str = "Emping Register", **fields: Any) -> Producer:
    """A maker as an import leaves it: without an account."""
    village = Village.objects.get(code="36.72.05.1003")
    details = {"branch": Producer.Branch.FOOD, "village": village, "slug": f"unclaimed-{next(numbers)}"}
    return Producer.objects.create(name=name, **{**details, **fields})


def sheet(*rows: list[Any], title: str = "IKM") -> bytes:
    """An .xlsx file with these rows of cells."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def make_programme(
    office: Office | None = None,
    *,
    officer: User | None = None,
    asks: tuple[dict[str, Any], ...] = (),
    meetings: int = 1,
    **fields: Any,
) -> Programme:
    """A training that begins in ten days, a meeting a day; open, told of by ``officer``, unless ``state`` is draft."""
    is_draft = fields.pop("state", "open") == "draft"
    office = office or Office.objects.get_or_create(name="Dinas Koperasi dan UKM")[0]
    begins = fields.pop("starts_on", today() + timedelta(days=10))
    usual = {
        "kind": Programme.Kind.TRAINING,
        "title": "Pelatihan kemasan",
        "title_en": "Packaging training",
        "description": "Dua hari praktik membuat kemasan.",
        "place": "Aula Dinas, Jl. Contoh No. 2",
        "quota": 2,
        "ends_on": begins + timedelta(days=max(meetings, 1)),
        "registration_until": begins,
    }
    programme = Programme(office=office, starts_on=begins, **{**usual, **fields})
    programmes.save_programme(programme=programme, changed=[])
    for ask in asks:
        Requirement.objects.create(programme=programme, **ask)
    for number in range(meetings):
        day = begins + timedelta(days=number)
        Meeting.objects.create(programme=programme, day=day, starts_at=time(9), ends_at=time(12))
    return programme if is_draft else programmes.open_programme(programme=programme, by=officer or make_user("Eka"))


def make_participation(programme: Programme, producer: Producer, *, officer: User | None = None) -> Participation:
    """The maker's registration; accepted when an officer is named."""
    participation = programmes.register(programme=programme, producer=producer, by=producer.owner)
    return programmes.accept(participation=participation, by=officer) if officer else participation


def make_graduate(programme: Programme, producer: Producer, *, officer: User, **result: Any) -> Participation:
    """A maker who was at the first meeting and got a result; the programme runs after that."""
    participation = make_participation(programme, producer, officer=officer)
    if programme.state == Programme.State.OPEN:
        programmes.begin_programme(programme=programme, by=officer)
        participation.refresh_from_db()
    first = programme.meetings.first()
    if first:
        programmes.mark_present(participation=participation, meeting=first, by=officer)
    return programmes.complete(participation=participation, by=officer, **result)


def make_sentra(name: str = "Sentra Emping", **fields: Any) -> Sentra:
    """A neighbourhood known for one thing, with a place on the map."""
    details = {
        "kind": Sentra.Kind.THEMATIC,
        "slug": slugify(name),
        "about": "Di sini emping dibuat.",
        "about_en": "Emping is made here.",
        "village": Village.objects.get(code="36.72.05.1003"),
        "address": "Jl. Melinjo",
        "latitude": Decimal("-6.01"),
        "longitude": Decimal("106.06"),
    }
    return Sentra.objects.create(name=name, **{**details, **fields})


def make_bazaar(name: str = "Bazar Kota", *, days: int = 3, stalls: int = 5, **fields: Any) -> Sentra:
    """One that began today."""
    dates = {"starts_on": today(), "ends_on": today() + timedelta(days=days - 1), "stalls": stalls}
    return make_sentra(name, kind=Sentra.Kind.BAZAAR, **{**dates, **fields})


def make_sentra_member(sentra: Sentra, producer: Producer, *, officer: User | None = None) -> SentraMembership:
    return sentra_verbs.add_member(sentra=sentra, producer=producer, by=officer or make_moderator())


def make_site(name: str = "Lahan Cibeber", **fields: Any) -> Site:
    """A candidate."""
    village = Village.objects.get(code="36.72.05.1003")
    place = {"latitude": Decimal("-6.03"), "longitude": Decimal("106.06")}
    return Site.objects.create(name=name, **{"village": village, **place, **fields})
