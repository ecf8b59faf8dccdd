from .choices import Choices
from .delivery import Delivery, DeliveryChange
from .device import Device
from .notification import Notification

__all__ = ["Choices", "Delivery", "DeliveryChange", "Device", "Notification"]
