"""Every verb about people who sign in, by noun."""

from .codes import CodeIsDead, prove_phone, send_code, send_phone_code, use_code
from .data import (
    archive,
    ask_erasure,
    carry_out,
    checked_email,
    confirm_email,
    correct_account,
    forget_in_log,
    kept_data,
    send_email_check,
)
from .passwords import change_password, find_link, make_password_link, send_reset, use_password_link
from .registration import CONSENT_VERSION, NUMBER_TAKEN, agree, is_to_agree, register
from .requests import TooMany, note_request

__all__ = [
    "CONSENT_VERSION",
    "NUMBER_TAKEN",
    "CodeIsDead",
    "TooMany",
    "agree",
    "archive",
    "ask_erasure",
    "carry_out",
    "change_password",
    "checked_email",
    "confirm_email",
    "correct_account",
    "find_link",
    "forget_in_log",
    "is_to_agree",
    "kept_data",
    "make_password_link",
    "note_request",
    "prove_phone",
    "register",
    "send_code",
    "send_email_check",
    "send_phone_code",
    "send_reset",
    "use_code",
    "use_password_link",
]
