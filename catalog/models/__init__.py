from .category import Category
from .listing import Listing
from .photo import FORMATS, Photo, photo_files, variant_name, variant_widths
from .product import Product, ProductChange, Unit

__all__ = [
    "FORMATS",
    "Category",
    "Listing",
    "Photo",
    "Product",
    "ProductChange",
    "Unit",
    "photo_files",
    "variant_name",
    "variant_widths",
]
