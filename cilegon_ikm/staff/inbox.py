"""What waits for an officer, kind by kind: the head of each queue, who works on what, and how long it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog import rules as catalog_rules
from catalog.models import Appeal, Product, ProductChange, ReportedListing, SpotCheck
from cilegon_ikm.moderation.figures import Queue, decision_time, queue_of
from cilegon_ikm.moderation.holds import running_on
from orders import rules as order_rules
from orders.models import Company, CompanyChange, ConversationReport, HeldMessage, Review, Rfq, UnansweredEnquiry
from orders.rfqs import rules as rfq_rules
from producers import rules as producer_rules
from producers.models import (
    Credential,
    CredentialChange,
    Participation,
    Producer,
    ProducerChange,
    RegisterImport,
    SentraMembership,
    YearlyReport,
)
from producers.programmes import rules as programme_rules

QUEUE_LENGTH = 25


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of thing that officers decide about; ``row`` is the template of a line, ``more`` the list of all.

    ``narrowed_to`` leaves of what waits the part that the officer may see.
    """

    name: str
    title: str | Promise
    empty: str | Promise
    url: str
    row: str
    may_decide: Callable[[Any], bool]
    waiting: Callable[[], "QuerySet[Any]"]
    since: str = "created_at"
    history: type[Model] | None = None
    is_always_shown: bool = False
    narrowed_to: Callable[[Any, Any], "QuerySet[Any]"] = lambda waiting, officer: waiting
    more: str = ""


@dataclass(frozen=True)
class Section:
    """A kind with what waits of it; ``decided_in`` is the median of the last 30 days."""

    kind: Kind
    items: list[Any]
    figures: Queue
    decided_in: timedelta | None


def inbox(user: Any) -> list[Section]:
    """The sections this officer sees; what she may not decide about is empty, and seldom kinds only when there are."""
    found = [_section(kind, user) for kind in KINDS]
    return [each for each in found if each.items or (each.kind.is_always_shown and each.kind.may_decide(user))]


def _section(kind: Kind, user: Any) -> Section:
    if not kind.may_decide(user):
        return Section(kind, [], Queue(), None)
    waiting = kind.narrowed_to(kind.waiting(), user)
    figures = queue_of(waiting, kind.since)
    items = list(waiting[:QUEUE_LENGTH]) if figures.count else []
    holds = running_on(waiting.model, [item.pk for item in items]) if items else {}
    for item in items:
        item.hold = holds.get(item.pk)
        item.waits_since = getattr(item, kind.since)
    return Section(kind, items, figures, decision_time(kind.history) if kind.history else None)


def _products() -> "QuerySet[Product]":
    return (
        Product.objects.waiting()
        .select_related("producer", "category", "listing")
        .prefetch_related("photos", "tiers", "variants")
    )


KINDS = (
    Kind(
        name="makers",
        title=_("Makers waiting for verification"),
        empty=_("No maker is waiting."),
        url="admin:producers_producer_change",
        row="staff/_maker_row.html",
        may_decide=producer_rules.can_moderate,
        waiting=lambda: Producer.objects.waiting().select_related("village__district", "owner"),
        since="submitted_at",
        history=ProducerChange,
        is_always_shown=True,
    ),
    Kind(
        name="products",
        title=_("Products waiting for approval"),
        empty=_("No product is waiting."),
        url="admin:catalog_product_change",
        row="staff/_product_row.html",
        may_decide=catalog_rules.can_moderate,
        waiting=_products,
        since="submitted_at",
        history=ProductChange,
        is_always_shown=True,
    ),
    Kind(
        name="papers",
        title=_("Papers waiting"),
        empty=_("No paper is waiting."),
        url="admin:producers_credential_change",
        row="staff/_paper_row.html",
        may_decide=producer_rules.can_judge_papers,
        waiting=lambda: Credential.objects.waiting().select_related("producer"),
        since="submitted_at",
        history=CredentialChange,
        is_always_shown=True,
    ),
    Kind(
        name="companies",
        title=_("Companies waiting for verification"),
        empty="",
        url="admin:orders_company_change",
        row="staff/_company_row.html",
        may_decide=rfq_rules.can_judge_companies,
        waiting=Company.objects.waiting,
        since="submitted_at",
        history=CompanyChange,
    ),
    Kind(
        name="requests",
        title=_("Requests of companies waiting"),
        empty="",
        url="admin:orders_rfq_change",
        row="staff/_rfq_row.html",
        may_decide=rfq_rules.can_judge_rfqs,
        waiting=lambda: Rfq.objects.waiting().select_related("company"),
        since="submitted_at",
    ),
    Kind(
        name="reported",
        title=_("Reported by buyers"),
        empty="",
        url="admin:catalog_reportedlisting_change",
        row="staff/_reported_row.html",
        may_decide=catalog_rules.can_moderate,
        waiting=lambda: ReportedListing.objects.waiting().with_counts().select_related("product__producer"),
    ),
    Kind(
        name="reviews",
        title=_("Reviews that makers complain of"),
        empty="",
        url="admin:orders_review_change",
        row="staff/_review_row.html",
        may_decide=order_rules.can_moderate,
        waiting=lambda: Review.objects.waiting().select_related("producer"),
        since="reported_at",
    ),
    Kind(
        name="held",
        title=_("First messages held for a look"),
        empty="",
        url="admin:orders_heldmessage_change",
        row="staff/_held_row.html",
        may_decide=order_rules.can_judge_held,
        waiting=lambda: HeldMessage.objects.waiting().select_related("submission").prefetch_related("messages"),
    ),
    Kind(
        name="conversations",
        title=_("Reported conversations"),
        empty="",
        url="admin:orders_conversationreport_change",
        row="staff/_conversation_row.html",
        may_decide=order_rules.can_judge_reports,
        waiting=lambda: ConversationReport.objects.waiting().select_related("enquiry__producer", "enquiry__submission"),
    ),
    Kind(
        name="appeals",
        title=_("Makers who object"),
        empty="",
        url="admin:catalog_appeal_change",
        row="staff/_appeal_row.html",
        may_decide=catalog_rules.can_moderate,
        waiting=lambda: Appeal.objects.waiting().select_related("product__producer", "decision"),
    ),
    Kind(
        name="unanswered",
        title=_("Enquiries without an answer for three days"),
        empty="",
        url="admin:orders_unansweredenquiry_change",
        row="staff/_unanswered_row.html",
        may_decide=order_rules.can_look_after,
        waiting=lambda: UnansweredEnquiry.objects.forgotten().select_related("producer"),
        more="admin:orders_unansweredenquiry_changelist",
    ),
    Kind(
        name="spot-checks",
        title=_("Spot checks"),
        empty="",
        url="admin:catalog_spotcheck_change",
        row="staff/_spot_check_row.html",
        may_decide=catalog_rules.can_moderate,
        waiting=lambda: SpotCheck.objects.waiting().select_related("product__producer"),
    ),
    Kind(
        name="reports",
        title=_("Yearly reports waiting"),
        empty="",
        url="admin:producers_yearlyreport_change",
        row="staff/_report_row.html",
        may_decide=producer_rules.can_judge_reports,
        waiting=lambda: YearlyReport.objects.waiting().select_related("producer"),
        since="submitted_at",
    ),
    Kind(
        name="memberships",
        title=_("Makers who want to join a sentra"),
        empty="",
        url="admin:producers_sentramembership_change",
        row="staff/_membership_row.html",
        may_decide=producer_rules.can_judge_members,
        waiting=lambda: SentraMembership.objects.waiting().select_related("producer", "sentra"),
        since="asked_at",
    ),
    Kind(
        name="imports",
        title=_("Imports waiting for your decision"),
        empty="",
        url="admin:producers_registerimport_change",
        row="staff/_import_row.html",
        may_decide=producer_rules.can_decide_imports,
        waiting=lambda: RegisterImport.objects.waiting().select_related("by"),
    ),
    Kind(
        name="participations",
        title=_("Registrations for programmes"),
        empty=_("No registration is waiting."),
        url="admin:producers_participation_change",
        row="staff/_participation_row.html",
        may_decide=programme_rules.can_decide,
        waiting=lambda: Participation.objects.undecided().select_related("producer", "programme"),
        since="registered_at",
        narrowed_to=lambda waiting, officer: waiting.managed_by(officer),
    ),
)
