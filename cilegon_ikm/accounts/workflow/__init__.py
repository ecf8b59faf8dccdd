"""Every verb about people who sign in, by noun."""

from .passwords import change_password, find_link, make_password_link, send_reset, use_password_link
from .registration import CONSENT_VERSION, NUMBER_TAKEN, register
from .requests import TooMany, note_request

__all__ = [
    "CONSENT_VERSION",
    "NUMBER_TAKEN",
    "TooMany",
    "change_password",
    "find_link",
    "make_password_link",
    "note_request",
    "register",
    "send_reset",
    "use_password_link",
]
