from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "cilegon_ikm.notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from . import personal_data  # noqa: F401  (connects the signals of the accounts)
