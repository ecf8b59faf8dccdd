from .basket import MAX_LINES, MAX_QUANTITY, VARIANT_LENGTH, Basket, BasketLine, new_token
from .enquiry import Enquiry, EnquiryChange, EnquiryLine, Message, Submission, new_reference
from .impact_edition import ImpactEdition
from .quick_reply import MOST_REPLIES, REPLY_LENGTH, QuickReply
from .quote import MOST_ITEMS, TITLE_LENGTH, Quote, QuoteChange, QuoteItem

__all__ = [
    "MAX_LINES",
    "MAX_QUANTITY",
    "MOST_ITEMS",
    "MOST_REPLIES",
    "REPLY_LENGTH",
    "TITLE_LENGTH",
    "VARIANT_LENGTH",
    "Basket",
    "BasketLine",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "ImpactEdition",
    "Message",
    "QuickReply",
    "Quote",
    "QuoteChange",
    "QuoteItem",
    "Submission",
    "new_reference",
    "new_token",
]
