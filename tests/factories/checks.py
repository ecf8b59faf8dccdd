"""What officers look at again."""

from catalog import workflow as catalog
from catalog.models import Appeal, Listing, Product, ReportedListing, SpotCheck
from catalog.workflow.at_once import put_on_the_list


def make_spot_check(listing: Listing) -> SpotCheck:
    return put_on_the_list(listing.product, before={"price": 40_000}, after={"price": listing.price})


def make_reported(listing: Listing, *, reason: str = "misleading", text: str = "Fotonya lain.") -> ReportedListing:
    """The case that one more report belongs to."""
    report = catalog.report_listing(
        product=listing.product, reason=reason, text=text, contact="0812-0000-7009", fingerprint=""
    )
    return report.listing


def make_appeal(product: Product, *, text: str = "Ini buatan saya sendiri.") -> Appeal:
    """The owner's objection to the rejection or take-down of this product."""
    return catalog.appeal(product=product, by=product.producer.owner, text=text)
