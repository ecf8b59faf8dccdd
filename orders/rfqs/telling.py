"""Who is told what about a request for quotation."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from orders.companies import tell_company
from orders.models import Rfq
from producers.models import Producer
from producers.team import tell


def tell_maker(rfq: Rfq, producer: Producer, kind: str, **params: str) -> None:
    """With a link to the request."""
    with override(settings.LANGUAGE_CODE):
        url = rfq.get_absolute_url()
    tell(producer_id=producer.pk, kind=kind, url=url, name=rfq.title, company=rfq.company.name, **params)


def tell_buyers(rfq: Rfq, kind: str, **params: str) -> None:
    """With a link to the company's own page of the request."""
    with override(settings.LANGUAGE_CODE):
        url = reverse("orders:own_rfq", args=[rfq.pk])
    tell_company(company=rfq.company, kind=kind, url=url, name=rfq.title, **params)
