"""What each kind of officer may do. The groups follow this table at every migrate, so it is the only place."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

ROLES: dict[str, tuple[str, ...]] = {
    "Moderator": (
        "producers.view_producer",
        "producers.change_producer",
        "producers.view_credential",
        "producers.change_credential",
        "producers.view_kblicode",
        "producers.view_yearlyreport",
        "producers.add_yearlyreport",
        "producers.change_yearlyreport",
        "producers.view_registerimport",
        "producers.add_registerimport",
        "producers.change_registerimport",
        "catalog.view_product",
        "catalog.change_product",
        "catalog.view_listing",
        "catalog.view_category",
        "catalog.change_category",
        "catalog.view_attribute",
        "catalog.add_attribute",
        "catalog.change_attribute",
        "catalog.view_season",
        "catalog.add_season",
        "catalog.change_season",
        "catalog.view_appeal",
        "catalog.change_appeal",
        "catalog.view_reportedlisting",
        "catalog.change_reportedlisting",
        "catalog.view_spotcheck",
        "catalog.change_spotcheck",
        "catalog.view_forbiddenword",
        "catalog.add_forbiddenword",
        "catalog.change_forbiddenword",
        "moderation.view_reasontemplate",
        "moderation.add_reasontemplate",
        "moderation.change_reasontemplate",
        "catalog.view_synonym",
        "catalog.add_synonym",
        "catalog.change_synonym",
        "catalog.view_searchday",
        "orders.view_enquiry",
        "orders.view_unansweredenquiry",
        "orders.change_submission",
        "notifications.view_delivery",
        "notifications.change_delivery",
        "accounts.view_user",
        "accounts.add_passwordlink",
        "accounts.view_erasure",
        "accounts.view_failedsignin",
        "accounts.change_failedsignin",
    ),
}


def sync_roles(**kwargs: Any) -> None:
    """Make the groups and give each exactly its permissions."""
    for name, permissions in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        wanted = Q(pk__in=[])
        for each in permissions:
            app_label, codename = each.split(".")
            wanted |= Q(content_type__app_label=app_label, codename=codename)
        group.permissions.set(Permission.objects.filter(wanted))
    ContentType.objects.clear_cache()
