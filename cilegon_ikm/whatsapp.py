"""Links that open WhatsApp with a message already typed (https://wa.me)."""

from urllib.parse import quote

from phonenumber_field.phonenumber import PhoneNumber


def chat_url(phone: PhoneNumber, text: str) -> str:
    """The address that opens a chat with this number; the person still presses send."""
    return f"https://wa.me/{str(phone).lstrip('+')}?text={quote(text)}"


def share_url(text: str) -> str:
    """The address that opens WhatsApp with this message; the person chooses to whom it goes."""
    return f"https://wa.me/?text={quote(text)}"
