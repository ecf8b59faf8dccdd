"""Carrying out what a maker saw and confirmed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import workflow as catalog
from catalog.models import Product, ProductSheet
from catalog.sheets.workflow import SheetChanged, Written, apply_sheet, forget_sheet, keep_sheet, plan_of
from catalog.tasks import prune_sheets
from cilegon_ikm.states import IllegalTransition
from producers import workflow as producers
from tests.factories import make_draft, make_listing

from .test_plan import edited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
OPAK = {"Nama produk": "Opak", "Satuan": "pack", "Minimal pesan": 1, "Lama pengerjaan (hari)": 2, "Harga (Rp)": 9_000}
OPAK |= {"Ketersediaan": "ready stock", "Kategori": "Rengginang & opak"}


def kept(producer, changes=(), more=()):
    content = edited(producer, changes, more)
    keep_sheet(producer=producer, file_name="produk.xlsx", content=content, by=producer.owner)
    return ProductSheet.objects.select_related("producer").get(producer=producer)


def test_confirming_writes_working_copies_and_drafts_and_no_listing(emping, dewi):
    listing = make_listing(emping, officer=dewi)
    waiting = kept(emping, [(2, "Harga (Rp)", 50_000)], [OPAK, {**OPAK, "Nama produk": "Opak manis"}])
    assert apply_sheet(producer=emping, fingerprint=plan_of(waiting).fingerprint) == Written(new=2, changed=1)
    assert list(Product.objects.order_by("pk").values_list("name", "price", "state", "category__slug")) == [
        ("Emping Melinjo", 50_000, "published", "emping-ceplis"),
        ("Opak", 9_000, "draft", "rengginang-opak"),
        ("Opak manis", 9_000, "draft", "rengginang-opak"),
    ]
    listing.refresh_from_db()
    assert (listing.price, listing.product.has_unsent_changes) == (45_000, True)


def test_rows_with_mistakes_are_left_out(emping):
    make_draft(emping, photos=0)
    waiting = kept(emping, [(2, "Harga (Rp)", "murah")], [OPAK])
    assert apply_sheet(producer=emping, fingerprint=plan_of(waiting).fingerprint) == Written(new=1, changed=0)
    assert list(Product.objects.order_by("pk").values_list("price", flat=True)) == [45_000, 9_000]


def test_what_changed_after_the_look_is_told_and_nothing_is_written(emping):
    product = make_draft(emping, photos=0)
    seen = plan_of(kept(emping, [(2, "Harga (Rp)", 50_000)])).fingerprint
    catalog.save_product(product=product, price=60_000)
    with pytest.raises(SheetChanged):
        apply_sheet(producer=emping, fingerprint=seen)
    product.refresh_from_db()
    assert (product.price, ProductSheet.objects.count()) == (60_000, 1)


def test_confirming_twice_makes_nothing_twice(emping):
    seen = plan_of(kept(emping, more=[OPAK])).fingerprint
    apply_sheet(producer=emping, fingerprint=seen)
    with pytest.raises(IllegalTransition, match="There is no file to take over"):
        apply_sheet(producer=emping, fingerprint=seen)
    assert Product.objects.count() == 1


def test_a_later_file_replaces_the_one_before_and_can_be_forgotten(emping):
    kept(emping, more=[OPAK])
    assert [row.name for row in plan_of(kept(emping, more=[{**OPAK, "Nama produk": "Opak manis"}])).rows] == [
        "Opak manis"
    ]
    forget_sheet(producer=emping)
    assert ProductSheet.objects.count() == 0


def test_a_suspended_maker_brings_no_file(emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa.")
    with pytest.raises(IllegalTransition, match="cannot list products now"):
        kept(emping, more=[OPAK])


def test_files_that_nobody_confirms_go_after_a_week(emping, las):
    kept(emping, more=[OPAK])
    ProductSheet.objects.update(uploaded_at=timezone.now() - timedelta(days=8))
    kept(las, more=[OPAK])
    assert (prune_sheets(), list(ProductSheet.objects.values_list("producer", flat=True))) == (1, [las.pk])
