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
        *(f"producers.{verb}_sentra" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_sentramembership" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_openingtime" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_stallbooking" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_sentraphoto" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_site" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_criterion" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_landstatus" for verb in ("view", "add", "change")),
        *(f"producers.{verb}_pointofinterest" for verb in ("view", "add", "change")),
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
        "orders.add_blockentry",
        "orders.add_impactedition",
        "orders.change_blockentry",
        "orders.change_company",
        "orders.change_conversationreport",
        "orders.change_heldmessage",
        "orders.change_review",
        "orders.change_rfq",
        "orders.change_submission",
        "orders.view_blockentry",
        "orders.view_company",
        "orders.view_conversationreport",
        "orders.view_heldmessage",
        "orders.view_impactedition",
        "orders.view_quote",
        "orders.view_review",
        "orders.view_rfq",
        "orders.view_unansweredenquiry",
        "notifications.view_delivery",
        "notifications.change_delivery",
        "accounts.view_user",
        "accounts.add_passwordlink",
        "accounts.view_erasure",
        "accounts.view_failedsignin",
        "accounts.change_failedsignin",
    ),
    # of these rows only those of the officer's own office: Office.staff says which
    "OPD officer": (
        "producers.view_programme",
        "producers.add_programme",
        "producers.change_programme",
        "producers.view_participation",
        "producers.change_participation",
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
