from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SentraAdminConfig(AdminConfig):
    """Django admin with our site: the moderation queue is its first page."""

    default_site = "cilegon_ikm.staff.site.SentraAdminSite"


class StaffConfig(AppConfig):
    name = "cilegon_ikm.staff"
    verbose_name = _("Officers")

    def ready(self) -> None:
        from .roles import sync_roles

        # the last app with models, and this app stands behind it in the settings: by then every permission exists
        post_migrate.connect(sync_roles, sender=apps.get_app_config("orders"))
