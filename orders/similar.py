"""Other makers who could serve an enquiry: public, of the same category and unit, and quick to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Value, When
from rapidfuzz.fuzz import token_set_ratio

from catalog.models import Listing
from catalog.prices import offer_of, refusal
from producers.models import Producer

from .models import Enquiry, EnquiryLine

MOST = 6
FAST = 24 * 60  # minutes within which a maker counts as quick

Kind = tuple[int, str]  # category and unit: what can be asked for in the same quantity


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """A maker with the listings that come nearest to the lines; ``problem`` is why one tap is not enough."""

    producer: Producer
    pairs: Sequence[tuple[EnquiryLine, Listing]]
    problem: str

    @property
    def listing(self) -> Listing:
        return self.pairs[0][1]


def alternatives(enquiry: Enquiry) -> list[Alternative]:
    """Quick makers first, then those of the same kecamatan, then the rest; four queries, however many makers."""
    lines = _lines_by_kind(enquiry)
    if not lines:
        return []
    makers = list(_makers(enquiry, list(lines)))
    found: dict[int, dict[Kind, list[Listing]]] = {}
    for listing in _offers(list(lines)).filter(producer__in=makers).order_by("-published_at", "-pk"):
        of_maker = found.setdefault(listing.producer_id, {})
        of_maker.setdefault((listing.category_id, listing.unit), []).append(listing)
    return [_alternative(maker, lines, found[maker.pk]) for maker in makers if maker.pk in found]


def _lines_by_kind(enquiry: Enquiry) -> dict[Kind, list[EnquiryLine]]:
    kinds: dict[Kind, list[EnquiryLine]] = {}
    for line in enquiry.lines.select_related("product"):
        if line.product.category_id:
            kinds.setdefault((line.product.category_id, line.unit), []).append(line)
    return kinds


def _offers(kinds: Sequence[Kind]) -> Any:
    wanted = Q(pk__in=[])
    for category, unit in kinds:
        wanted |= Q(category=category, unit=unit)
    return Listing.objects.visible().filter(wanted)


def _makers(enquiry: Enquiry, kinds: Sequence[Kind]) -> Any:
    """Makers are some hundreds, so they are sorted, and not the very many listings."""
    asked = Enquiry.objects.filter(submission=enquiry.submission_id).values("producer")
    offers = _offers(kinds).filter(producer=OuterRef("pk"))
    is_fast = Case(
        When(response_minutes__lte=FAST, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    is_near = Case(
        When(village__district=enquiry.producer.village.district_id, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return (
        Producer.objects.public()
        .exclude(pk__in=asked)
        .filter(Exists(offers))
        .select_related("village__district")
        .order_by(is_fast.desc(), is_near.desc(), F("response_minutes").asc(nulls_last=True), "pk")[:MOST]
    )


def _alternative(
    maker: Producer, lines: dict[Kind, list[EnquiryLine]], offers: dict[Kind, list[Listing]]
) -> Alternative:
    pairs = [(line, _nearest(line, offers[kind])) for kind, own in lines.items() if kind in offers for line in own]
    asked: dict[int, int] = {}
    for line, listing in pairs:
        asked[listing.pk] = asked.get(listing.pk, 0) + line.quantity
    problems = (refusal(offer_of(listing), quantity=asked[listing.pk])[1] for _line, listing in pairs)
    return Alternative(producer=maker, pairs=pairs, problem=next((each for each in problems if each), ""))


def _nearest(line: EnquiryLine, listings: Sequence[Listing]) -> Listing:
    """The one whose title is most like what was asked for; of equals the newest, which comes first."""
    return max(listings, key=lambda listing: token_set_ratio(line.title.lower(), listing.title.lower()))
