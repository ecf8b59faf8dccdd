from .category import Category
from .listing import Listing
from .photo import Photo
from .product import Product, ProductChange, Unit

__all__ = [
    "Category",
    "Listing",
    "Photo",
    "Product",
    "ProductChange",
    "Unit",
]
