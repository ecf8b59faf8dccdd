"""What officers decide about public products afterwards: spot checks, and products that people have reported."""

from django.db import transaction

from catalog.models import ListingReport, Product, ReportedListing, SpotCheck
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import lock, move

from .decisions import request_product_changes, take_down_product

Check = SpotCheck | ReportedListing


@transaction.atomic
def report_listing(*, product: Product, reason: str, text: str, contact: str, fingerprint: str) -> ListingReport:
    """Somebody says what is wrong with a public product; all reports of one product wait as one."""
    lock(product)
    case, _created = ReportedListing.objects.get_or_create(product=product, state=ReportedListing.State.OPEN)
    return case.reports.create(reason=reason, text=text, contact=contact, fingerprint=fingerprint)


def forget_reporters() -> int:
    """Delete who sent the reports that are long past; how many were forgotten."""
    return ListingReport.objects.outdated().update(contact="", fingerprint="")


@transaction.atomic
def close_check(*, check: Check, by: User, note: str = "") -> Check:
    """An officer looked and found nothing wrong."""
    fine = SpotCheck.State.FINE if isinstance(check, SpotCheck) else ReportedListing.State.NO_ACTION
    return move(check, fine, by=by, note=note)


@transaction.atomic
def ask_after_check(*, check: Check, by: User, note: str) -> Check:
    """An officer asks the maker to correct what is public; it stays up meanwhile."""
    product = lock(check.product)
    request_product_changes(product=product, version=product.version, by=by, note=note)
    return move(check, check.State.CHANGES_ASKED, by=by, note=note)


@transaction.atomic
def take_down_after_check(*, check: Check, by: User, note: str) -> Check:
    """An officer removes the product from public sight, which settles this and every other check of it."""
    product = lock(check.product)
    move(check, check.State.TAKEN_DOWN, by=by, note=note)
    take_down_product(product=product, by=by, note=note)
    return check
