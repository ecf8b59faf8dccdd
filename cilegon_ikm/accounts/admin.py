from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import ManyToManyField, QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm

from . import lockout
from .forms import AdminUserCreationForm, AdminUserForm
from .models import FailedSignIn, User
from .requests import MemberRequest


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):
    form = AdminUserForm
    add_form = AdminUserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("name", "phone", "email", "is_staff", "is_active", "date_joined")
    list_filter = ("is_staff", "is_active", "groups")
    search_fields = ("name", "phone", "email")
    ordering = ("-date_joined",)
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("name", "phone", "email", "password")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("name", "phone", "email", "is_staff", "groups", "password1", "password2")}),)


VERBS = {"add": _("Add"), "change": _("Change"), "delete": _("Delete"), "view": _("View")}


class RightsField(ModelMultipleChoiceField):
    """Each right in the reader's language; the database keeps its name in English."""

    def label_from_instance(self, obj: Permission) -> str:
        verb = obj.codename.partition("_")[0]
        return f"{obj.content_type} | {VERBS.get(verb, verb)}"


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):
    """What each kind of officer may do; see ``cilegon_ikm.staff.roles``."""

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **kwargs: Any
    ) -> Any:
        return super().formfield_for_manytomany(db_field, request, **kwargs, form_class=RightsField)


@admin.register(FailedSignIn)
class FailedSignInAdmin(ModelAdmin):
    """Who tries wrong passwords, and lifting the lock that follows."""

    list_display = ("account", "address", "device", "failures", "last_try")
    search_fields = ("username", "ip_address")
    ordering = ("-attempt_time",)
    fields = list_display
    readonly_fields = list_display
    actions = ("lift",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # one row is one device; lifting clears all of the account

    def has_lift_permission(self, request: MemberRequest) -> bool:
        return request.user.has_perm("accounts.change_failedsignin")

    @admin.display(description=_("account"), ordering="username")
    def account(self, failure: FailedSignIn) -> str:
        return str(failure)

    @admin.display(description=_("internet address"), ordering="ip_address")
    def address(self, failure: FailedSignIn) -> str:
        return failure.ip_address or ""

    @admin.display(description=_("device"))
    def device(self, failure: FailedSignIn) -> str:
        return failure.user_agent

    @admin.display(description=_("wrong tries"), ordering="failures_since_start")
    def failures(self, failure: FailedSignIn) -> int:
        return failure.failures_since_start

    @admin.display(description=_("last try"), ordering="attempt_time")
    def last_try(self, failure: FailedSignIn) -> datetime:
        return failure.attempt_time

    @admin.action(description=_("Let them try again"), permissions=["lift"])
    def lift(self, request: HttpRequest, queryset: "QuerySet[FailedSignIn]") -> None:
        self.log_deletions(request, queryset)
        lockout.lift(*queryset.values_list("username", flat=True))
        messages.success(request, _("They can try again now."))
