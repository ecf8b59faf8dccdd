"""Products on their way into the catalogue, and seasons."""

from datetime import UTC, datetime, timedelta
from typing import Any

from catalog import listings as public
from catalog import workflow as catalog
from catalog.models import Category, Listing, Product, Season
from catalog.rules import STANDING_APPROVALS
from catalog.search import vocabulary
from catalog.snapshots import snapshot
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from producers.models import Producer

from .files import upload
from .makers import make_verified_producer
from .people import make_moderator


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
