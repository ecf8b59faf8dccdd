"""Companies, their requests for quotation and the offers."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from catalog.models import Category
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from orders import companies
from orders import workflow as orders
from orders.models import Candidate, Company, CompanyMember, Rfq
from orders.rfqs import offering, posting
from producers.models import Producer

from .numbers import numbers
from .people import make_user, phone


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
