from .erasure import Erasure
from .failure import FailedSignIn
from .person import Consent, User
from .secret import PasswordLink, SecretRequest

__all__ = ["Consent", "Erasure", "FailedSignIn", "PasswordLink", "SecretRequest", "User"]
