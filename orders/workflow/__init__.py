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
from .enquiries import cancel_enquiry, decline_enquiry, expire_enquiry, post_message, read_enquiry
from .erasure import erase_buyer, erase_maker
from .fulfilment import complete_order, complete_unconfirmed, fulfil_order
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

__all__ = [
    "Contact",
    "Item",
    "OfferHasChanged",
    "Terms",
    "accept_quote",
    "add_to_basket",
    "ask_another",
    "ask_for_change",
    "can_be_sent",
    "cancel_enquiry",
    "change_line",
    "change_wish",
    "claim_enquiries",
    "complete_order",
    "complete_unconfirmed",
    "decline_enquiry",
    "erase_buyer",
    "erase_maker",
    "expire_enquiry",
    "expire_quote",
    "first_words",
    "fulfil_order",
    "keep_basket",
    "lock_basket",
    "post_message",
    "read_enquiry",
    "reject_quote",
    "remind_of",
    "remove_line",
    "renew_link",
    "save_quick_replies",
    "send_basket",
    "send_link",
    "send_quote",
    "withdraw_quote",
]
