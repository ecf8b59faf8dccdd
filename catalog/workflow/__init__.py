"""Every business verb about products and listings. Illegal moves raise IllegalTransition."""

from .decisions import approve_product, reject_product, request_product_changes, take_down_product
from .erasure import erase_products
from .products import (
    add_photo,
    discard_product,
    feedback,
    place_photo,
    remove_photo,
    republish_product,
    save_product,
    start_product,
    submit_product,
    withdraw_product,
)

__all__ = [
    "add_photo",
    "approve_product",
    "discard_product",
    "erase_products",
    "feedback",
    "place_photo",
    "reject_product",
    "remove_photo",
    "republish_product",
    "request_product_changes",
    "save_product",
    "start_product",
    "submit_product",
    "take_down_product",
    "withdraw_product",
]
