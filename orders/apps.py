from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrdersConfig(AppConfig):
    name = "orders"
    verbose_name = _("Enquiries")

    def ready(self) -> None:
        from . import personal_data  # noqa: F401  (connects the signals of the accounts)
