from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "cilegon_ikm.operations"
    verbose_name = _("Operations")

    def ready(self) -> None:
        # the library's name for it would stand in English on every administrator's page
        apps.get_app_config("django_tasks_database").verbose_name = _("Background jobs")
