"""A maker on one sheet for procurement, in the present language: profile, papers, what she makes, orders completed."""

import json
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog import made_files
from catalog.models import Listing
from catalog.stall_card import address
from catalog.templatetags.figures import grouped, phone_number, price_words
from catalog.templatetags.times import response_time
from cilegon_ikm.clock import today
from cilegon_ikm.typesetting import language, typeset
from producers.models import Credential, Producer

from .models import Enquiry

SHEET = Path(__file__).with_name("print") / "supplier_card.typ"
MOST_LISTINGS, MOST_STORY = 12, 700


def pdf(producer: Producer) -> bytes:
    """The sheet, A4; made once for what it says."""
    content = json.dumps(words(producer)).encode()
    version = made_files.digest(SHEET.read_bytes(), content)
    return made_files.kept(producer, f"supplier-{language()}", "pdf", version=version, make=lambda: _typeset(content))


def _typeset(content: bytes) -> bytes:
    sources = {"main": SHEET.read_bytes(), "supplier.json": content}
    return typeset(sources)


def words(producer: Producer) -> dict[str, Any]:
    """What the sheet says; only what is public. Five queries."""
    village = producer.village
    listings = Listing.objects.visible().filter(producer=producer).newest_first().defer("card", "card_en")
    return {
        "language": language(),
        "market": _("Sentra IKM Cilegon"),
        "title": _("Supplier card"),
        "name": producer.name,
        "about": f"{producer.get_branch_display()} · {village.name}, {village.district.name}, Cilegon",
        "facts": [[label, value] for label, value in _facts(producer) if value],
        "papers_title": _("Papers, compared by Disperindag"),
        "papers": [_paper(paper) for paper in Credential.objects.badges().filter(producer=producer)],
        "no_papers": _("None yet."),
        "goods_title": _("What it makes"),
        "headings": [_("What"), _("Price"), _("Minimum order"), _("Capacity in a month")],
        "goods": [_listing(listing) for listing in listings[:MOST_LISTINGS]],
        "story": producer.story[:MOST_STORY],
        "address": address(producer),
        "foot": _("As of %(date)s. Payment and delivery are agreed between company and maker.")
        % {"date": date_format(today(), "F Y")},
    }


def _facts(producer: Producer) -> list[tuple[str, str]]:
    completed = Enquiry.objects.filter(producer=producer, state=Enquiry.State.COMPLETED).count()
    kbli = ", ".join(str(code) for code in producer.kbli.all())
    return [
        (_("Legal form"), str(producer.get_legal_form_display())),
        (_("Making since"), str(producer.founded or "")),
        (_("Address"), producer.address),
        (_("WhatsApp number"), phone_number(producer.whatsapp or None)),
        ("KBLI", kbli),
        (_("Capacity in a month"), producer.monthly_capacity),
        (_("Delivery"), ", ".join(producer.delivery_words)),
        (_("Payment"), ", ".join(producer.payment_words)),
        (_("Languages"), ", ".join(producer.language_words)),
        (_("Answers"), response_time(producer.response_minutes) if producer.response_minutes else ""),
        (_("Completed orders here"), _completed(completed)),
    ]


def _completed(number: int) -> str:
    return ngettext("%(number)s order", "%(number)s orders", number) % {"number": grouped(number)} if number else ""


def _paper(paper: Credential) -> str:
    name = f"{paper.name} {paper.number}"
    if paper.expires_on is None:
        return name
    return f"{name} – " + _("valid until %(date)s") % {"date": date_format(paper.expires_on, "j F Y")}


def _listing(listing: Listing) -> list[str]:
    unit = listing.get_unit_display()
    capacity = f"{grouped(listing.monthly_capacity)} {unit}" if listing.monthly_capacity else "–"
    return [
        listing.shown_title.words,
        f"{price_words(listing)} / {unit}",
        f"{grouped(listing.minimum_order)} {unit}",
        capacity,
    ]
