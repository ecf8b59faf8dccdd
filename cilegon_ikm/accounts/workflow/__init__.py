"""Every verb about people who sign in, by noun."""

from .codes import CodeIsDead, send_code, use_code
from .passwords import change_password, find_link, make_password_link, send_reset, use_password_link
from .registration import CONSENT_VERSION, NUMBER_TAKEN, register
from .requests import TooMany, note_request

__all__ = [
    "CONSENT_VERSION",
    "NUMBER_TAKEN",
    "CodeIsDead",
    "TooMany",
    "change_password",
    "find_link",
    "make_password_link",
    "note_request",
    "register",
    "send_code",
    "send_reset",
    "use_code",
    "use_password_link",
]
