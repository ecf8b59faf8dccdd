"""Links that open WhatsApp with a message already typed (https://wa.me)."""

from urllib.parse import quote

from phonenumber_field.phonenumber import PhoneNumber


def chat_url(phone: PhoneNumber, text: str) -> str:
    """The address that opens a chat with this number; the person still presses send."""
    return f"https://wa.me/{phone.country_code}{phone.national_number}?text={quote(text)}"


def share_url(text: str) -> str:
    """The address that lets the person choose to whom to send the text."""
    return f"https://wa.me/?text={quote(text)}"
