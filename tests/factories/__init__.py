"""Small real objects for tests; each goes through the same verbs as the pages."""

from .checks import make_appeal, make_reported, make_spot_check
from .enquiries import (
    BUYER_PHONE,
    make_basket,
    make_block,
    make_conversation_report,
    make_enquiry,
    make_fulfilled,
    make_held,
    make_quote,
    make_review,
)
from .files import image_bytes, sheet, upload
from .makers import make_producer, make_report, make_unclaimed, make_verified_producer
from .papers import PAPERS, make_credential, make_verified_credential
from .people import PASSWORD, make_moderator, make_opd_officer, make_user
from .products import make_change, make_draft, make_listing, make_listings, make_season, make_submitted, make_trusted
from .programmes import make_graduate, make_participation, make_programme
from .requests import close, make_company, make_member, make_offer, make_rfq, owner_of
from .sentra import make_bazaar, make_sentra, make_sentra_member, make_site

__all__ = [
    "BUYER_PHONE",
    "PAPERS",
    "PASSWORD",
    "close",
    "image_bytes",
    "make_appeal",
    "make_basket",
    "make_bazaar",
    "make_block",
    "make_change",
    "make_company",
    "make_conversation_report",
    "make_credential",
    "make_draft",
    "make_enquiry",
    "make_fulfilled",
    "make_graduate",
    "make_held",
    "make_listing",
    "make_listings",
    "make_member",
    "make_moderator",
    "make_offer",
    "make_opd_officer",
    "make_participation",
    "make_producer",
    "make_programme",
    "make_quote",
    "make_report",
    "make_reported",
    "make_review",
    "make_rfq",
    "make_season",
    "make_sentra",
    "make_sentra_member",
    "make_site",
    "make_spot_check",
    "make_submitted",
    "make_trusted",
    "make_unclaimed",
    "make_user",
    "make_verified_credential",
    "make_verified_producer",
    "owner_of",
    "sheet",
    "upload",
]
