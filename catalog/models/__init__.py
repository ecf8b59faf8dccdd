from .category import Category
from .listing import Listing
from .listing_day import ListingDay
from .photo import FORMATS, Photo, photo_files, variant_name, variant_widths
from .product import Product, ProductChange, Unit

__all__ = [
    "FORMATS",
    "Category",
    "Listing",
    "ListingDay",
    "Photo",
    "Product",
    "ProductChange",
    "Unit",
    "photo_files",
    "variant_name",
    "variant_widths",
]
