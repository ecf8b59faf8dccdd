"""Invented companies and their requests, each brought to its state by the verbs that the pages use."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.models import Category
from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.workflow import agree
from cilegon_ikm.clock import today
from orders import companies
from orders import workflow as orders
from orders.models import Candidate, Company, Rfq
from orders.rfqs import awarding, offering, posting
from producers.models import Producer, Village

from . import content
from .dates import written

FIELDS = {
    "title", "quantity", "unit", "specification", "place", "repeats", "papers", "is_sealed", "budget",
    "is_budget_shown",
}  # fmt: skip


def make(among: Iterable[content.Maker], officer: User) -> None:
    """Both companies with their requests, unless an earlier run has made them."""
    data = content.requests()
    slugs = {maker.slug for maker in among if maker.state == "verified"}
    for entry in data["company"]:
        if not Company.objects.filter(nib=entry["nib"]).exists():
            _make_company(entry, [wish for wish in data["request"] if wish["company"] == entry["key"]], slugs, officer)


@transaction.atomic
def _make_company(entry: dict[str, Any], wishes: list[dict[str, Any]], slugs: set[str], officer: User) -> None:
    owner = User.objects.create_user(name=entry["owner"], phone=entry["phone"])
    agree(user=owner)
    details = {name: entry[name] for name in ("name", "nib", "field", "address", "phone")}
    company = companies.register_company(user=owner, **details)
    if entry["is_verified"]:
        companies.verify_company(company=company, version=company.version, by=officer)
    for wish in wishes:
        offers = [offer for offer in wish.get("offers", []) if offer["maker"] in slugs]
        if offers or wish["state"] not in {"closed", "awarded"}:
            _make_request(company, owner, {**wish, "offers": offers}, officer)


def _make_request(company: Company, owner: User, wish: dict[str, Any], officer: User) -> None:
    """The request as it stands today; what has closed was open until then."""
    state, closes_at = wish["state"], timezone.now() + timedelta(days=wish["closes"])
    rfq = posting.create_rfq(
        company=company,
        by=owner,
        category=Category.objects.get(slug=wish["category"]),
        village=Village.objects.filter(code=wish.get("village", "")).first(),
        closes_at=max(closes_at, timezone.now() + timedelta(hours=1)),
        wanted_on=today() + timedelta(days=wish["wanted"]),
        **{name: value for name, value in wish.items() if name in FIELDS},
    )
    if state == "draft":
        return
    posting.submit_rfq(rfq=rfq, by=owner)
    if state == "submitted":
        return
    posting.open_rfq(rfq=rfq, version=rfq.version, by=officer)
    offers = [(_offer(rfq, offer), offer) for offer in wish["offers"]]
    _talk(rfq, wish.get("questions", []))
    opened_at = timezone.now() - timedelta(days=wish["opened"])
    written(rfq, opened_at, "opened_at", "submitted_at", "created_at")
    if state == "cancelled":
        posting.cancel_rfq(rfq=rfq, by=owner, reason=wish["note"])
    elif state != "open":
        _close(rfq, closes_at)
    if state == "awarded":
        parts = [awarding.Part(candidate=each, quantity=offer["takes"]) for each, offer in offers if "takes" in offer]
        awarding.award_rfq(rfq=rfq, parts=parts, by=owner)


def _offer(rfq: Rfq, offer: dict[str, Any]) -> Candidate:
    maker = Producer.objects.get(slug=offer["maker"])
    terms = orders.Terms(
        delivery_cost=offer["delivery"],
        lead_time_days=offer["days"],
        payment_terms=offer["payment"],
        valid_until=today() + timedelta(days=45),
    )
    said = offering.Offer(price=offer["price"], fewest=offer.get("fewest"), sample=offer.get("sample", "none"))
    owner: Any = maker.owner  # every maker of the demo has one
    candidate = offering.send_offer(rfq=rfq, producer=maker, offer=said, terms=terms, key=uuid.uuid4(), by=owner)
    if offer.get("shortlisted"):
        awarding.put_on_shortlist(candidate=candidate, is_shortlisted=True)
    return candidate


def _talk(rfq: Rfq, questions: list[list[str]]) -> None:
    for slug, body, answer in questions:
        if maker := Producer.objects.filter(slug=slug, state=Producer.State.VERIFIED).first():
            question = offering.ask_question(rfq=rfq, producer=maker, body=body, key=uuid.uuid4())
            offering.answer_question(question=question, answer=answer)


def _close(rfq: Rfq, at: datetime) -> None:
    """Its time was over then."""
    written(rfq, at, "closes_at")
    posting.close_rfq(rfq=rfq)
    written(rfq, at, "closed_at")
