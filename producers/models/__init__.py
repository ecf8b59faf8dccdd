from .area import District, Village
from .producer import Producer, ProducerChange

__all__ = ["District", "Producer", "ProducerChange", "Village"]
