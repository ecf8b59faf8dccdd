from .area import District, Village
from .credential import Credential, CredentialChange
from .old_address import OldAddress
from .producer import Producer, ProducerChange

__all__ = ["Credential", "CredentialChange", "District", "OldAddress", "Producer", "ProducerChange", "Village"]
