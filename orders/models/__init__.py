from .attachment import MOST_ATTACHMENTS, Attachment
from .basket import MAX_LINES, MAX_QUANTITY, VARIANT_LENGTH, Basket, BasketLine, new_token
from .block import BlockEntry
from .conversation_report import ConversationReport, ConversationReportChange
from .enquiry import LETTERS, Enquiry, EnquiryChange, EnquiryLine, Message, Submission, new_reference
from .held import HeldMessage, HeldMessageChange
from .quick_reply import MOST_REPLIES, REPLY_LENGTH, QuickReply
from .quote import MOST_ITEMS, TITLE_LENGTH, Quote, QuoteChange, QuoteItem
from .sending_mark import SendingMark

__all__ = [
    "LETTERS",
    "MAX_LINES",
    "MAX_QUANTITY",
    "MOST_ATTACHMENTS",
    "MOST_ITEMS",
    "MOST_REPLIES",
    "REPLY_LENGTH",
    "TITLE_LENGTH",
    "VARIANT_LENGTH",
    "Attachment",
    "Basket",
    "BasketLine",
    "BlockEntry",
    "ConversationReport",
    "ConversationReportChange",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "HeldMessage",
    "HeldMessageChange",
    "Message",
    "QuickReply",
    "Quote",
    "QuoteChange",
    "QuoteItem",
    "SendingMark",
    "Submission",
    "new_reference",
    "new_token",
]
