from .access import AccessEvent
from .attachment import MOST_ATTACHMENTS, Attachment
from .basket import MAX_LINES, MAX_QUANTITY, VARIANT_LENGTH, WISH_LENGTH, Basket, BasketLine, MakerWish, new_token
from .block import BlockEntry
from .candidate import Candidate, OfferFile, Partner
from .company import Company, CompanyChange, CompanyInvitation, CompanyMember, CompanyRole
from .conversation_report import ConversationReport, ConversationReportChange
from .enquiry import LAST_REMINDER, LETTERS, Enquiry, EnquiryChange, new_reference
from .enquiry_line import EnquiryLine
from .held import HeldMessage, HeldMessageChange
from .impact_edition import ImpactEdition
from .message import Message
from .quick_reply import MOST_REPLIES, REPLY_LENGTH, QuickReply
from .quote import MOST_ITEMS, TITLE_LENGTH, Quote, QuoteChange, QuoteItem
from .review import ABOUT_LENGTH, NAME_LENGTH, REVIEW_LENGTH, Review, ReviewChange, ReviewPhoto
from .rfq import PAPER_KINDS, Question, Rfq, RfqChange, RfqFile
from .sending_mark import SendingMark
from .submission import Submission
from .unanswered import UnansweredEnquiry

__all__ = [
    "ABOUT_LENGTH",
    "LAST_REMINDER",
    "LETTERS",
    "MAX_LINES",
    "MAX_QUANTITY",
    "MOST_ATTACHMENTS",
    "MOST_ITEMS",
    "MOST_REPLIES",
    "NAME_LENGTH",
    "PAPER_KINDS",
    "REPLY_LENGTH",
    "REVIEW_LENGTH",
    "TITLE_LENGTH",
    "VARIANT_LENGTH",
    "WISH_LENGTH",
    "AccessEvent",
    "Attachment",
    "Basket",
    "BasketLine",
    "BlockEntry",
    "Candidate",
    "Company",
    "CompanyChange",
    "CompanyInvitation",
    "CompanyMember",
    "CompanyRole",
    "ConversationReport",
    "ConversationReportChange",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "HeldMessage",
    "HeldMessageChange",
    "ImpactEdition",
    "MakerWish",
    "Message",
    "OfferFile",
    "Partner",
    "Question",
    "QuickReply",
    "Quote",
    "QuoteChange",
    "QuoteItem",
    "Review",
    "ReviewChange",
    "ReviewPhoto",
    "Rfq",
    "RfqChange",
    "RfqFile",
    "SendingMark",
    "Submission",
    "UnansweredEnquiry",
    "new_reference",
    "new_token",
]
