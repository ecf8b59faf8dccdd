from .area import District, Village
from .credential import Credential, CredentialChange
from .producer import Producer, ProducerChange

__all__ = ["Credential", "CredentialChange", "District", "Producer", "ProducerChange", "Village"]
