from .access import AccessEvent
from .basket import MAX_LINES, MAX_QUANTITY, VARIANT_LENGTH, WISH_LENGTH, Basket, BasketLine, MakerWish, new_token
from .enquiry import (
    LAST_REMINDER,
    Enquiry,
    EnquiryChange,
    EnquiryLine,
    Message,
    Submission,
    new_reference,
)
from .quick_reply import MOST_REPLIES, REPLY_LENGTH, QuickReply
from .quote import MOST_ITEMS, TITLE_LENGTH, Quote, QuoteChange, QuoteItem
from .unanswered import UnansweredEnquiry

__all__ = [
    "LAST_REMINDER",
    "MAX_LINES",
    "MAX_QUANTITY",
    "MOST_ITEMS",
    "MOST_REPLIES",
    "REPLY_LENGTH",
    "TITLE_LENGTH",
    "VARIANT_LENGTH",
    "WISH_LENGTH",
    "AccessEvent",
    "Basket",
    "BasketLine",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "MakerWish",
    "Message",
    "QuickReply",
    "Quote",
    "QuoteChange",
    "QuoteItem",
    "Submission",
    "UnansweredEnquiry",
    "new_reference",
    "new_token",
]
