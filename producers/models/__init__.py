from .area import District, Village
from .credential import Credential, CredentialChange
from .producer import Producer, ProducerChange
from .team import Helper, Invitation

__all__ = [
    "Credential",
    "CredentialChange",
    "District",
    "Helper",
    "Invitation",
    "Producer",
    "ProducerChange",
    "Village",
]
