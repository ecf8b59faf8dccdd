from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import ManyToManyField, QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from qsessions.models import Session
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm

from cilegon_ikm.phone_numbers import FindsPhoneNumbers, national, read_number
from cilegon_ikm.states import IllegalTransition
from cilegon_ikm.whatsapp import chat_url

from . import lockout, rules, workflow
from .forms import AdminUserCreationForm, AdminUserForm
from .models import Erasure, FailedSignIn, User
from .requests import MemberRequest


@admin.register(User)
class UserAdmin(FindsPhoneNumbers, DjangoUserAdmin, ModelAdmin):
    form = AdminUserForm
    add_form = AdminUserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("name", "phone_number", "email", "is_staff", "is_active", "date_joined")
    list_filter = ("is_staff", "is_active", "groups")
    search_fields = ("name", "phone", "email")
    ordering = ("-date_joined",)
    readonly_fields = ("phone_number", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("name", "phone", "email", "password")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    plain_fieldsets = ((None, {"fields": ("name", "phone_number", "email", "is_active", "last_login", "date_joined")}),)
    change_form_outer_before_template = "staff/password_link.html"
    add_fieldsets = ((None, {"fields": ("name", "phone", "email", "is_staff", "groups", "password1", "password2")}),)

    @admin.display(description=_("phone number"), ordering="phone", empty_value="–")
    def phone_number(self, person: User) -> str:
        return national(person.phone)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[User]":
        """Who only looks people up for a link does not see the officers."""
        people = super().get_queryset(request)
        return people if self.has_change_permission(request) else people.filter(is_staff=False, is_superuser=False)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The password's fingerprint and the rights are for those alone who may change them."""
        if obj is None or self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        return self.plain_fieldsets

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.password_link_view))
        return [path("<int:pk>/password-link/", view, name="accounts_user_password_link"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        person = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if person is not None:
            context["can_make_link"] = self._may_make_links(request) and rules.can_get_link(person)
            context["password_links"] = person.password_links.select_related("made_by")
        return super().change_view(request, object_id, form_url, context)

    @method_decorator(never_cache)
    def password_link_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """Make a one-time link and show it, this once, with a WhatsApp message that is ready to send."""
        person = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self._may_make_links(request):
            raise PermissionDenied
        try:
            link = settings.SITE_URL + workflow.make_password_link(user=person, by=request.user)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:accounts_user_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Forgotten password"),
            "person": person,
            "link": link,
            "chat_url": chat_url(person.phone, _link_message(person, link)) if person.phone else "",
        }
        return TemplateResponse(request, "staff/password_link_made.html", context)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Django's page, which would name the person by a number or an address that she may not have."""
        response = super().user_change_password(request, id, form_url)
        if isinstance(response, TemplateResponse) and response.context_data:
            response.context_data["title"] = _("Change password: %s") % response.context_data["original"]
        return response

    def _may_make_links(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.add_passwordlink")


def _link_message(person: User, link: str) -> str:
    """What the officer sends, in the language of the city."""
    with override(settings.LANGUAGE_CODE):
        return gettext(
            "Hello %(name)s, here is the link with which you choose a new password for Sentra IKM Cilegon. "
            "It works once, for 24 hours: %(link)s"
        ) % {"name": person.name, "link": link}


VERBS = {"add": _("Add"), "change": _("Change"), "delete": _("Delete"), "view": _("View")}


class RightsField(ModelMultipleChoiceField):
    """Each right in the reader's language; the database keeps its name in English."""

    def label_from_instance(self, obj: Permission) -> str:
        verb = obj.codename.partition("_")[0]
        return f"{obj.content_type} | {VERBS.get(verb, verb)}"


admin.site.unregister(Group)
admin.site.unregister(Session)  # its page shows the keys with which anybody could be signed in as somebody else


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):
    """What each kind of officer may do; see ``cilegon_ikm.staff.roles``."""

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **kwargs: Any
    ) -> Any:
        return super().formfield_for_manytomany(db_field, request, **kwargs, form_class=RightsField)


@admin.register(FailedSignIn)
class FailedSignInAdmin(FindsPhoneNumbers, ModelAdmin):
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
        return national(read_number(failure.username or "")) or str(failure)

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


@admin.register(Erasure)
class ErasureAdmin(ModelAdmin):
    """Who wanted to be forgotten when, what was removed, and what is stuck."""

    list_display = ("__str__", "asked_at", "done_at", "error")
    fields = ("asked_at", "done_at", "counts", "error")
    readonly_fields = fields

    @admin.display(description=_("removed"))
    def counts(self, erasure: Erasure) -> str:
        return ", ".join(f"{name}: {count}" for name, count in erasure.removed.items())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
