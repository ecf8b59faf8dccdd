"""Every business verb about baskets, enquiries, quotes and orders. Illegal moves raise IllegalTransition."""

from .access import can_be_sent, claim_enquiries, renew_link, send_link
from .alternatives import ask_another, first_words
from .baskets import (
    Contact,
    OfferHasChanged,
    add_to_basket,
    change_line,
    change_wish,
    keep_basket,
    lock_basket,
    remove_line,
    send_basket,
)
from .conversation_reports import block_after_report, close_report, report_conversation, warn_after_report
from .enquiries import cancel_enquiry, decline_enquiry, expire_enquiry, post_message, read_enquiry
from .erasure import erase_buyer, erase_maker
from .fulfilment import complete_order, complete_unconfirmed, fulfil_order
from .holding import reject_message, release_message
from .impact import publish_impact
from .quotes import (
    Item,
    Terms,
    accept_quote,
    ask_for_change,
    expire_quote,
    reject_quote,
    send_quote,
    withdraw_quote,
)
from .reminders import remind_of
from .replies import save_quick_replies
from .reviews import answer_review, erase_review, hide_review, keep_review, report_review, show_review, write_review

__all__ = [
    "Contact",
    "Item",
    "OfferHasChanged",
    "Terms",
    "accept_quote",
    "add_to_basket",
    "answer_review",
    "ask_another",
    "ask_for_change",
    "block_after_report",
    "can_be_sent",
    "cancel_enquiry",
    "change_line",
    "change_wish",
    "claim_enquiries",
    "close_report",
    "complete_order",
    "complete_unconfirmed",
    "decline_enquiry",
    "erase_buyer",
    "erase_maker",
    "erase_review",
    "expire_enquiry",
    "expire_quote",
    "first_words",
    "fulfil_order",
    "hide_review",
    "keep_basket",
    "keep_review",
    "lock_basket",
    "post_message",
    "publish_impact",
    "read_enquiry",
    "reject_message",
    "reject_quote",
    "release_message",
    "remind_of",
    "remove_line",
    "renew_link",
    "report_conversation",
    "report_review",
    "save_quick_replies",
    "send_basket",
    "send_link",
    "send_quote",
    "show_review",
    "warn_after_report",
    "withdraw_quote",
    "write_review",
]
