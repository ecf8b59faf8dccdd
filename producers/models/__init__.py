from .area import District, Village
from .credential import Credential, CredentialChange
from .photo import ProducerPhoto
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
    "ProducerPhoto",
    "Village",
]
