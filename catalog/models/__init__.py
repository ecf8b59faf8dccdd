from .attribute import Attribute
from .category import Category
from .favourite import Favourite
from .listing import Listing
from .listing_day import ListingDay
from .offer import PriceTier, Variant
from .photo import Photo
from .product import Availability, PriceKind, Product, ProductChange, Unit
from .product_sheet import ProductSheet
from .season import Season
from .upload import Upload

__all__ = [
    "Attribute",
    "Availability",
    "Category",
    "Favourite",
    "Listing",
    "ListingDay",
    "Photo",
    "PriceKind",
    "PriceTier",
    "Product",
    "ProductChange",
    "ProductSheet",
    "Season",
    "Unit",
    "Upload",
    "Variant",
]
