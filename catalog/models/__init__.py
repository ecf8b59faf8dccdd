from .attribute import Attribute
from .category import Category
from .listing import Listing
from .listing_day import ListingDay
from .offer import PriceTier, Variant
from .photo import Photo
from .product import Availability, PriceKind, Product, ProductChange, Unit
from .search_day import SearchDay
from .synonym import Synonym
from .word import Word

__all__ = [
    "Attribute",
    "Availability",
    "Category",
    "Listing",
    "ListingDay",
    "Photo",
    "PriceKind",
    "PriceTier",
    "Product",
    "ProductChange",
    "SearchDay",
    "Synonym",
    "Unit",
    "Variant",
    "Word",
]
