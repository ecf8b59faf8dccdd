from .appeal import Appeal, AppealChange
from .category import Category
from .forbidden_word import ForbiddenWord
from .listing import Listing
from .listing_day import ListingDay
from .photo import Photo
from .product import Product, ProductChange, Unit
from .reported import ListingReport, ReportedListing, ReportedListingChange
from .spot_check import SpotCheck, SpotCheckChange

__all__ = [
    "Appeal",
    "AppealChange",
    "Category",
    "ForbiddenWord",
    "Listing",
    "ListingDay",
    "ListingReport",
    "Photo",
    "Product",
    "ProductChange",
    "ReportedListing",
    "ReportedListingChange",
    "SpotCheck",
    "SpotCheckChange",
    "Unit",
]
