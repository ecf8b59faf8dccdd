from .basket import MAX_LINES, MAX_QUANTITY, VARIANT_LENGTH, Basket, BasketLine, new_token
from .enquiry import Enquiry, EnquiryChange, EnquiryLine, Message, Submission, new_reference
from .quick_reply import MOST_REPLIES, REPLY_LENGTH, QuickReply
from .quote import MOST_ITEMS, TITLE_LENGTH, Quote, QuoteChange, QuoteItem
from .review import ABOUT_LENGTH, NAME_LENGTH, REVIEW_LENGTH, Review, ReviewChange, ReviewPhoto

__all__ = [
    "ABOUT_LENGTH",
    "MAX_LINES",
    "MAX_QUANTITY",
    "MOST_ITEMS",
    "MOST_REPLIES",
    "NAME_LENGTH",
    "REPLY_LENGTH",
    "REVIEW_LENGTH",
    "TITLE_LENGTH",
    "VARIANT_LENGTH",
    "Basket",
    "BasketLine",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "Message",
    "QuickReply",
    "Quote",
    "QuoteChange",
    "QuoteItem",
    "Review",
    "ReviewChange",
    "ReviewPhoto",
    "Submission",
    "new_reference",
    "new_token",
]
