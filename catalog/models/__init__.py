from .appeal import Appeal, AppealChange
from .attribute import Attribute
from .category import Category
from .favourite import Favourite
from .forbidden_word import ForbiddenWord
from .listing import Listing
from .listing_day import ListingDay
from .offer import PriceTier, Variant
from .photo import Photo
from .product import Availability, PriceKind, Product, ProductChange, Unit
from .product_sheet import ProductSheet
from .reported import ListingReport, ReportedListing, ReportedListingChange
from .search_day import SearchDay
from .search_entry import SearchEntry
from .season import Season
from .spot_check import SpotCheck, SpotCheckChange
from .synonym import Synonym
from .upload import Upload
from .word import Word

__all__ = [
    "Appeal",
    "AppealChange",
    "Attribute",
    "Availability",
    "Category",
    "Favourite",
    "ForbiddenWord",
    "Listing",
    "ListingDay",
    "ListingReport",
    "Photo",
    "PriceKind",
    "PriceTier",
    "Product",
    "ProductChange",
    "ProductSheet",
    "ReportedListing",
    "ReportedListingChange",
    "SearchDay",
    "SearchEntry",
    "Season",
    "SpotCheck",
    "SpotCheckChange",
    "Synonym",
    "Unit",
    "Upload",
    "Variant",
    "Word",
]
