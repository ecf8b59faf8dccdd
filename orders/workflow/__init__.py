"""Every business verb about baskets, enquiries, quotes and orders. Illegal moves raise IllegalTransition."""

from .baskets import Contact, add_to_basket, change_line, lock_basket, remove_line, send_basket
from .conversation_reports import block_after_report, close_report, report_conversation, warn_after_report
from .enquiries import cancel_enquiry, decline_enquiry, expire_enquiry, post_message, read_enquiry
from .erasure import erase_buyer, erase_maker
from .fulfilment import complete_order, complete_unconfirmed, fulfil_order
from .holding import reject_message, release_message
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
from .replies import save_quick_replies

__all__ = [
    "Contact",
    "Item",
    "Terms",
    "accept_quote",
    "add_to_basket",
    "ask_for_change",
    "block_after_report",
    "cancel_enquiry",
    "change_line",
    "close_report",
    "complete_order",
    "complete_unconfirmed",
    "decline_enquiry",
    "erase_buyer",
    "erase_maker",
    "expire_enquiry",
    "expire_quote",
    "fulfil_order",
    "lock_basket",
    "post_message",
    "read_enquiry",
    "reject_message",
    "reject_quote",
    "release_message",
    "remove_line",
    "report_conversation",
    "save_quick_replies",
    "send_basket",
    "send_quote",
    "warn_after_report",
    "withdraw_quote",
]
