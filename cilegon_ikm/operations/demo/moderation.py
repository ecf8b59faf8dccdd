"""What waits for the officers besides new makers and products, by the verbs that the pages use."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from catalog import rules
from catalog import workflow as catalog
from catalog.models import Product
from catalog.workflow.at_once import put_on_the_list
from cilegon_ikm.accounts.models import User
from orders import workflow as orders
from orders.models import BlockEntry, Enquiry
from producers.models import Producer

from .content import Complaint, Maker, Remark, blocks, complaints, remarks
from .dates import written


@transaction.atomic
def fill(among: Sequence[Maker], officer: User) -> None:
    """Reports, appeals, spot checks and complaints about these makers, and the block list, unless they are there."""
    for remark in remarks("report", among):
        _report(remark, _product(remark))
    for remark in remarks("appeal", among):
        _appeal(remark, _product(remark))
    for remark in remarks("step", among):
        _step(remark, _product(remark))
    for complaint in complaints():
        _complain(complaint)
    for fields in blocks():
        BlockEntry.objects.get_or_create(**fields, defaults={"by": officer})


def _complain(complaint: Complaint) -> None:
    """About the conversation, where its maker is among those that were made."""
    talk = Enquiry.objects.filter(submission__name=complaint.buyer, producer__slug=complaint.maker).first()
    if talk and not talk.reports.exists():
        report = orders.report_conversation(
            enquiry=talk, side=complaint.side, reason=complaint.reason, text=complaint.text
        )
        written(report, timezone.now() - timedelta(hours=complaint.ago), "created_at")


def _product(remark: Remark) -> Product:
    maker, _slash, slug = remark.product.partition("/")
    products = Producer.objects.get(slug=maker).products.select_related("producer__owner")
    return next(product for product in products if slugify(product.name) == slug)


def _report(remark: Remark, product: Product) -> None:
    if product.reported.filter(reports__text=remark.text).exists():
        return
    report = catalog.report_listing(
        product=product, reason=remark.reason, text=remark.text, contact=remark.contact, fingerprint=""
    )
    at = timezone.now() - timedelta(hours=remark.ago)
    written(report, at, "created_at")
    if report.listing.reports.count() == 1:
        written(report.listing, at, "created_at")


def _appeal(remark: Remark, product: Product) -> None:
    owner = product.producer.owner
    if owner and rules.can_appeal(product):
        appeal = catalog.appeal(product=product, by=owner, text=remark.text)
        written(appeal, timezone.now() - timedelta(hours=remark.ago), "created_at")


def _step(remark: Remark, product: Product) -> None:
    """A small change of the price that went live at once, and was drawn for a spot check."""
    owner, old = product.producer.owner, product.price
    if not owner or product.spot_checks.exists() or old == remark.price:
        return
    catalog.save_product(product=product, price=remark.price)
    catalog.submit_product(product=product, by=owner)
    at = timezone.now() - timedelta(hours=remark.ago)
    written(product, at, "updated_at")
    product.history.filter(pk__in=product.history.values("pk")[:2]).update(at=at)  # sent, and live at once
    if not product.spot_checks.exists():
        put_on_the_list(product, before={"price": old}, after={"price": remark.price})
    written(product.spot_checks.get(), at, "created_at")
