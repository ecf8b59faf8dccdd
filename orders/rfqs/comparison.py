"""The offers to a request side by side, on the page and as a workbook. While they are sealed there are none."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.templatetags.signs import rating_words
from catalog.templatetags.times import response_time
from orders.models import Candidate, Enquiry, Quote, Rfq
from orders.rfqs import rules
from producers.models import Credential
from producers.register.workbooks import workbook


@dataclass(frozen=True, kw_only=True)
class OfferRow:
    """One maker's offer; money in Rupiah, ``papers`` and ``missing`` in words."""

    candidate: Candidate
    quote: Quote
    price: int
    quantity: int
    papers: list[str]
    missing: list[str]
    completed: int
    can_choose: bool
    is_cheapest: bool = False
    is_soonest: bool = False

    @property
    def part_name(self) -> str:
        """Of the field that says how many are taken."""
        return f"part-{self.candidate.pk}"

    @property
    def fewest(self) -> int:
        """How many have to be taken at least."""
        return self.candidate.fewest or self.quantity

    @property
    def can_be_shared(self) -> bool:
        return self.can_choose and self.fewest < self.quantity

    @property
    def waits_for_partners(self) -> bool:
        return self.quote.is_live and rules.waits_for_partners(self.candidate)

    @property
    def response(self) -> str:
        minutes = self.candidate.producer.response_minutes
        return response_time(minutes) if minutes else ""


def offers_of(rfq: Rfq) -> list[OfferRow]:
    """The latest offer of each maker, the shortlist first, then by total; after the award those not chosen as well.

    Seven queries, however many there are. This is the only way by which anybody but its maker comes to an offer, and
    it shuts while the offers are sealed.
    """
    if rfq.is_locked:
        return []
    quotes = Quote.objects.standing().prefetch_related("items")
    candidates = list(
        rfq.candidates.with_offer()
        .select_related("producer__village", "enquiry")
        .prefetch_related(Prefetch("enquiry__quotes", quotes, to_attr="counting"), "files", "partners__producer")
    )
    makers = [candidate.producer_id for candidate in candidates]
    papers: dict[int, list[Credential]] = {}
    for paper in Credential.objects.badges().filter(producer__in=makers):
        papers.setdefault(paper.producer_id, []).append(paper)
    completed = _completed(makers)
    rows = [
        _row(each, papers.get(each.producer_id, []), completed, rfq)
        for each in candidates
        if each.enquiry.counting  # type: ignore[union-attr]  # its maker may take it back between two queries
    ]
    ordered = sorted(rows, key=lambda row: (not row.candidate.is_shortlisted, row.quote.total))
    return _with_best(ordered) if rfq.is_undecided else ordered


def _completed(makers: list[int]) -> dict[int, int]:
    """How many orders each of them has completed here."""
    done = Enquiry.objects.filter(producer__in=makers, state=Enquiry.State.COMPLETED)
    return dict(done.values_list("producer").annotate(number=Count("pk")))


def _row(candidate: Candidate, papers: list[Credential], completed: dict[int, int], rfq: Rfq) -> OfferRow:
    quote = candidate.enquiry.counting[-1]  # type: ignore[union-attr]
    item = quote.items.all()[0]
    kinds = {paper.kind for paper in papers}
    return OfferRow(
        candidate=candidate,
        quote=quote,
        price=item.price,
        quantity=item.quantity,
        papers=list(dict.fromkeys(paper.name for paper in papers)),
        missing=[str(Credential.Kind(kind).label) for kind in rfq.papers if kind not in kinds],
        completed=completed.get(candidate.producer_id, 0),
        can_choose=rules.can_choose(candidate, quote),
    )


def _with_best(rows: list[OfferRow]) -> list[OfferRow]:
    """The cheapest and the soonest marked, where there is something to compare."""
    if len(rows) < 2:
        return rows
    cheapest = min(row.quote.total for row in rows)
    soonest = min(row.quote.lead_time_days for row in rows)
    return [
        replace(row, is_cheapest=row.quote.total == cheapest, is_soonest=row.quote.lead_time_days == soonest)
        for row in rows
    ]


def comparison_workbook(rfq: Rfq) -> bytes:
    """One row for each offer."""
    headings = [
        _("MAKER"), _("KELURAHAN"), _("PRICE OF ONE (RP)"), _("QUANTITY"), _("DELIVERY (RP)"), _("TOTAL (RP)"),
        _("READY IN (DAYS)"), _("PAYMENT"), _("VALID UNTIL"), _("FEWEST"), _("SAMPLE"), _("PAPERS"),
        _("MISSING PAPERS"), _("COMPLETED ORDERS"), _("RATING"), _("ANSWERS"), _("PARTNERS"), _("SHORTLIST"),
        _("STATE"), _("NOTE"),
    ]  # fmt: skip
    return workbook(_("Offers"), headings, (_cells(row) for row in offers_of(rfq)))


def _cells(row: OfferRow) -> list[Any]:
    candidate, quote = row.candidate, row.quote
    partners = (
        f"{each.producer.name} {each.share} % ({each.get_answer_display()})" for each in candidate.partners.all()
    )
    return [
        candidate.producer.name,
        candidate.producer.village.name,
        row.price,
        row.quantity,
        quote.delivery_cost,
        quote.total,
        quote.lead_time_days,
        quote.payment_terms,
        f"{quote.valid_until:%Y-%m-%d}",
        candidate.fewest,
        capfirst(candidate.get_sample_display()),
        ", ".join(row.papers),
        ", ".join(row.missing),
        row.completed,
        rating_words(candidate.producer.rating),
        row.response,
        ", ".join(partners),
        _("yes") if candidate.is_shortlisted else "",
        str(quote.get_state_display()),
        quote.note,
    ]
