"""Every business verb about products and listings. Illegal moves raise IllegalTransition."""

from .appeals import appeal, reopen_decision, uphold_decision
from .checks import ask_after_check, close_check, forget_reporters, report_listing, take_down_after_check
from .decisions import approve_product, reject_product, request_product_changes, take_down_product
from .erasure import erase_products
from .photos import (
    add_photo,
    crop_photo,
    describe_photo,
    order_photos,
    place_photo,
    receive_piece,
    remove_photo,
    turn_photo,
)
from .products import (
    discard_product,
    feedback,
    republish_product,
    save_product,
    start_product,
    submit_product,
    withdraw_product,
)

__all__ = [
    "add_photo",
    "appeal",
    "approve_product",
    "ask_after_check",
    "close_check",
    "crop_photo",
    "describe_photo",
    "discard_product",
    "erase_products",
    "feedback",
    "forget_reporters",
    "order_photos",
    "place_photo",
    "receive_piece",
    "reject_product",
    "remove_photo",
    "reopen_decision",
    "report_listing",
    "republish_product",
    "request_product_changes",
    "save_product",
    "start_product",
    "submit_product",
    "take_down_after_check",
    "take_down_product",
    "turn_photo",
    "uphold_decision",
    "withdraw_product",
]
