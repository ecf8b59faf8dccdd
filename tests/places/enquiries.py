"""What stands in the addresses of conversations and quotes."""

import uuid
from typing import Any

from orders import workflow as orders
from orders.models import Enquiry, Quote
from producers import scans
from tests.factories import image_bytes, make_block, make_conversation_report

from .arguments import judged


def of_the_talk(enquiry: Enquiry, wrong: dict[str, str], words: str) -> dict[str, dict[str, Any]]:
    """A photo in the conversation, for both sides and for officers once one side has reported it."""
    photo = scans.Scan(content=image_bytes(), ending="jpg")
    message = orders.post_message(enquiry=enquiry, side="producer", body=words, key=uuid.uuid4(), attachments=[photo])
    attachment, report = message.attachments.get().pk, make_conversation_report(enquiry, text=words)
    make_block()
    own = {"reference": enquiry.reference, "pk": attachment}
    return {
        "orders:attachment": {"token": enquiry.submission.token, **own},
        "orders:attachment (other token)": {**wrong, **own},
        "orders:own_attachment": own,
        **judged("orders_conversationreport", report.pk, "fine"),
        "admin:orders_conversationreport_attachment": {"pk": report.pk, "attachment": attachment},
    }


def of_quotes(quote: Quote, wrong: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The quote of an enquiry, for the buyer, for somebody with another link, and for the maker."""
    own = {"reference": quote.enquiry.reference, "version": quote.version}
    for_buyer = ("accept_quote", "reject_quote", "ask_for_change", "sheet")
    return {
        **{f"orders:{name}": {"token": quote.enquiry.submission.token, **own} for name in for_buyer},
        **{f"orders:{name} (other token)": {**wrong, **own} for name in for_buyer},
        **{f"orders:{name}": own for name in ("own_sheet", "withdraw_quote")},
    }
