from .basket import MAX_LINES, MAX_QUANTITY, VARIANT_LENGTH, Basket, BasketLine, new_token
from .candidate import Candidate, OfferFile, Partner, readable
from .company import Company, CompanyChange, CompanyInvitation, CompanyMember, CompanyRole
from .enquiry import Enquiry, EnquiryChange, EnquiryLine, Message, Submission, new_reference
from .impact_edition import ImpactEdition
from .quick_reply import MOST_REPLIES, REPLY_LENGTH, QuickReply
from .quote import MOST_ITEMS, TITLE_LENGTH, Quote, QuoteChange, QuoteItem
from .rfq import PAPER_KINDS, Question, Rfq, RfqChange, RfqFile

__all__ = [
    "MAX_LINES",
    "MAX_QUANTITY",
    "MOST_ITEMS",
    "MOST_REPLIES",
    "PAPER_KINDS",
    "REPLY_LENGTH",
    "TITLE_LENGTH",
    "VARIANT_LENGTH",
    "Basket",
    "BasketLine",
    "Candidate",
    "Company",
    "CompanyChange",
    "CompanyInvitation",
    "CompanyMember",
    "CompanyRole",
    "Enquiry",
    "EnquiryChange",
    "EnquiryLine",
    "ImpactEdition",
    "Message",
    "OfferFile",
    "Partner",
    "Question",
    "QuickReply",
    "Quote",
    "QuoteChange",
    "QuoteItem",
    "Rfq",
    "RfqChange",
    "RfqFile",
    "Submission",
    "new_reference",
    "new_token",
    "readable",
]
