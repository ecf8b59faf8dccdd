from .category import Category
from .listing import Listing
from .listing_day import ListingDay
from .photo import Photo
from .product import Product, ProductChange, Unit
from .upload import Upload

__all__ = [
    "Category",
    "Listing",
    "ListingDay",
    "Photo",
    "Product",
    "ProductChange",
    "Unit",
    "Upload",
]
