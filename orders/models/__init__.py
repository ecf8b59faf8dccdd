from .basket import MAX_LINES, MAX_QUANTITY, VARIANT_LENGTH, Basket, BasketLine, new_token
from .enquiry import Enquiry, EnquiryChange, EnquiryLine, Message, Submission, new_reference

__all__ = [
    "MAX_LINES",
    "MAX_QUANTITY",
    "VARIANT_LENGTH",
    "Basket",
    "BasketLine",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "Message",
    "Submission",
    "new_reference",
    "new_token",
]
