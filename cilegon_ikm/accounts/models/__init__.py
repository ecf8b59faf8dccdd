from .failure import FailedSignIn
from .person import Consent, User

__all__ = ["Consent", "FailedSignIn", "User"]
