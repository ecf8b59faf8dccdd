"""Every form that buyers and makers fill in, once with values that are taken."""

import uuid

from django.test import Client

from catalog.models import Category, Listing
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from orders.gate import GateForm
from orders.models import Quote
from producers.models import Producer
from tests.factories import (
    PASSWORD,
    make_draft,
    make_enquiry,
    make_fulfilled,
    make_listing,
    make_quote,
    make_review,
)
from tests.form_examples import PROFILE, Form, account_forms, forms_with_a_notice, maker_forms, moderation_forms
from tests.hostile import Knocker
from tests.orders.steps import put, the_basket

PRODUCT = {
    "name": "text", "category": "choice", "price": "price", "unit": "choice", "minimum_order": "count",
    "lead_time_days": "count", "description": "optional text",
}  # fmt: skip
OFFER = {"tier-0-quantity": "50", "tier-0-price": "40.000", "weight": "1,5"}
CONTACT = {"name": "text", "phone": "phone", "email": "email", "message": "optional text"}
QUOTE = {
    "item-0-title": "text", "item-0-quantity": "count", "item-0-unit": "choice", "item-0-price": "price",
    "payment_terms": "text", "note": "optional text",
}  # fmt: skip


def every_form(emping: Producer, dewi: User, client: Client) -> dict[str, Form]:
    """By name; sent by a guest, a buyer with a basket, or the owner of this business."""
    listing, product = make_listing(emping, officer=dewi), make_draft(emping)
    put(client, listing)
    line = the_basket().lines.get()
    enquiry = make_enquiry(listing)
    guest, owner, buyer = Knocker(), Knocker(emping.owner), Knocker()
    buyer.cookies = client.cookies.output(header="", sep=";")
    contact = dict(zip(CONTACT, ("Ani", "0812 0000 7002", "ani@sentra.example", "Bisa Jumat?"), strict=True))
    key = str(uuid.uuid4())
    link = f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/"
    inbox = f"/en/usaha/pesan/{enquiry.reference}/"
    profile = dict(
        zip(PROFILE, ("Emping Budi", "food", "36.72.05.1003", "Jl. Contoh 1", "0812 0000 7003", "Halo"), strict=True)
    )
    category = Category.objects.get(slug="emping-ceplis")
    details = dict(zip(PRODUCT, ("Emping", category.pk, "45.000", "pack", "2", "3", "Renyah."), strict=True))
    return {
        "registration": Form(
            "/en/daftar/",
            guest,
            {"name": "Sri", "phone": "0812 0000 7001", "password": PASSWORD, "consent": "on"},
            {"name": "text", "phone": "phone", "password": "new secret", "consent": "tick"},
        ),
        "sign-in": Form(
            "/en/masuk/",
            guest,
            {"username": str(emping.owner.phone), "password": PASSWORD},
            {"username": "account", "password": "secret"},
            refused=200,
        ),
        "profile": Form("/en/usaha/profil/", owner, profile, PROFILE),
        "product": Form(f"/en/usaha/produk/{product.pk}/", owner, {**details, "action": "send"}, PRODUCT),
        "offer": Form(
            f"/en/usaha/produk/{product.pk}/",
            owner,
            {**details, **OFFER, "price_kind": "tiers", "action": "save"},
            dict.fromkeys(OFFER, "amount"),
        ),
        "question": Form(
            f"/en/keranjang/tambah/{listing.pk}/",
            guest,
            {"quantity": "2", "note": "pedas"},
            {"quantity": "count", "note": "optional text"},
        ),
        "basket": Form(
            "/en/keranjang/",
            buyer,
            {
                **contact,
                f"line-{line.pk}-quantity": "3",
                f"line-{line.pk}-note": "",
                f"maker-{emping.pk}-note": "Diantar",
                f"maker-{emping.pk}-wanted_on": str(today()),
                "key": key,
                "action": "send",
                "stamp": GateForm.fresh().initial["stamp"],
            },
            {
                **CONTACT,
                f"line-{line.pk}-quantity": "count",
                f"line-{line.pk}-note": "optional text",
                f"maker-{emping.pk}-note": "optional text",
            },
        ),
        "lost link": Form(
            "/en/pesanan/tautan-hilang/", guest, {"contact": "ani@sentra.example"}, {"contact": "email"}, taken=200
        ),
        "message of the buyer": Form(link, guest, {"key": key, "body": "Halo"}, {"body": "text"}),
        "message of the maker": Form(inbox, owner, {"key": key, "body": "Siap"}, {"body": "text"}),
        "cancelling": Form(f"{link}batal/", guest, {"reason": "Sudah dapat"}, {"reason": "optional text"}),
        "reporting": Form(
            f"{link}laporkan/",
            guest,
            {"report-reason": "rude", "report-text": "Kasar"},
            {"report-reason": "choice", "report-text": "optional text"},
        ),
        "declining": Form(f"{inbox}tolak/", owner, {"reason": "Bahan habis"}, {"reason": "text"}),
        **quote_forms(guest, owner, make_quote(make_enquiry(listing)), key),
        **review_forms(guest, owner, listing),
        **account_forms(Knocker(), owner),
        **maker_forms(owner, profile),
        **moderation_forms(owner, guest, listing, dewi),
        **forms_with_a_notice(owner),
    }


def quote_forms(guest: Knocker, owner: Knocker, quote: Quote, key: str) -> dict[str, Form]:
    link = f"/en/pesanan/{quote.enquiry.submission.token}/{quote.enquiry.reference}/penawaran/1/"
    example = dict(zip(QUOTE, ("Emping", "2", "pack", "45.000", "Setengah di muka", "Pita biru"), strict=True))
    terms = {"key": key, "delivery_cost": "", "lead_time_days": "3", "valid_until": str(today()), "action": "send"}
    return {
        "quote": Form(
            f"/en/usaha/pesan/{quote.enquiry.reference}/penawaran/",
            owner,
            {**example, **terms},
            QUOTE,
        ),
        "change of a quote": Form(
            f"{link}ubah/", guest, {"change-key": key, "change-body": "50 saja"}, {"change-body": "text"}
        ),
        "rejecting": Form(f"{link}tolak/", guest, {"reject-reason": "Mahal"}, {"reject-reason": "optional text"}),
        "quick replies": Form(
            "/en/usaha/pesan/balasan/", owner, {"reply_0": "Halo", "reply_1": ""}, {"reply_0": "optional text"}
        ),
    }


def review_forms(guest: Knocker, owner: Knocker, listing: Listing) -> dict[str, Form]:
    order, reviewed = make_fulfilled(make_enquiry(listing)), make_review(listing).enquiry
    inbox = f"/en/usaha/pesan/{reviewed.reference}"
    return {
        "review": Form(
            f"/en/pesanan/{order.submission.token}/{order.reference}/ulasan/",
            guest,
            {"stars": "4", "words": "Renyah", "name": "Ani"},
            {"stars": "ticks", "words": "optional text"},
        ),
        "answer to a review": Form(f"{inbox}/ulasan/jawab/", owner, {"text": "Terima kasih"}, {"text": "text"}),
        "complaint about a review": Form(
            f"{inbox}/ulasan/laporkan/", owner, {"complaint": "Bukan pembeli"}, {"complaint": "text"}
        ),
        "reporting by the maker": Form(
            f"{inbox}/laporkan/",
            owner,
            {"report-reason": "rude", "report-text": "Kasar"},
            {"report-reason": "choice", "report-text": "optional text"},
        ),
    }
