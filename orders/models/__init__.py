from .basket import MAX_LINES, MAX_QUANTITY, Basket, BasketLine
from .enquiry import Enquiry, EnquiryChange, EnquiryLine, Message, Submission, new_reference

__all__ = [
    "MAX_LINES",
    "MAX_QUANTITY",
    "Basket",
    "BasketLine",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "Message",
    "Submission",
    "new_reference",
]
