"""The company's desk: registering it, its data and its people."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.pagination import MAX_ID, keyset_page
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from cilegon_ikm.whatsapp import share_url
from orders import companies
from orders.access import with_member, with_owner
from orders.company_forms import CompanyForm, InvitationForm
from orders.models import Company, CompanyMember, Rfq
from orders.rfqs.rules import can_write_rfqs

from .attempts import attempt


@never_cache
@with_member
@require_safe
def home(request: MemberRequest, member: CompanyMember) -> HttpResponse:
    """The company's requests, the newest first."""
    company = member.company
    change = company.history.filter(to_state__in=[Company.State.CHANGES_REQUESTED, Company.State.SUSPENDED]).first()
    context = {
        "company": company,
        "page": keyset_page(Rfq.objects.of_company(company), request),
        "feedback": change.note if change and change.to_state == company.state else "",
        "can_write": can_write_rfqs(member),
    }
    return render(request, "orders/company/home.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def register(request: MemberRequest) -> HttpResponse:
    """What the company is called and who it is; then the officers verify it."""
    if Company.objects.of(request.user).exists():
        return redirect("orders:company")
    guess = {"phone": request.user.phone, "email": request.user.email or ""}
    form = CompanyForm(request.POST or None, initial=guess)
    if form.is_valid():
        attempt(
            request,
            lambda: companies.register_company(user=request.user, **form.cleaned_data),
            _("Sent. An officer will look at it; meanwhile you can write your requests."),
        )
        return redirect("orders:company")
    return render(request, "orders/company/register.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@with_member
@require_http_methods(["GET", "POST"])
def profile(request: MemberRequest, member: CompanyMember) -> HttpResponse:
    """The company's data; those who may buy change them."""
    if request.method == "POST" and not member.may_buy:
        raise PermissionDenied
    company = Company.objects.get(pk=member.company_id)  # a copy, since the form writes into what it is given
    form = CompanyForm(request.POST if request.method == "POST" else None, instance=company)
    if form.is_bound and form.is_valid():
        attempt(
            request,
            lambda: companies.save_company(company=member.company, by=request.user, **form.cleaned_data),
            _("Saved."),
        )
        return redirect("orders:company")
    context = {"form": form, "company": member.company, "can_edit": member.may_buy}
    return render(request, "orders/company/profile.html", context, status=422 if form.errors else 200)


@never_cache
@with_member
@require_safe
def people(request: MemberRequest, member: CompanyMember) -> HttpResponse:
    """Everybody in the company; the owner also invites."""
    return _people_page(request, member)


def _people_page(request: MemberRequest, member: CompanyMember, link: str = "") -> HttpResponse:
    company = member.company
    text = _("You are invited to work for %(name)s on Sentra IKM Cilegon. Open this link within 7 days: %(link)s")
    context = {
        "company": company,
        "member": member,
        "members": company.members.select_related("user"),
        "invitations": company.invitations.usable(),
        "form": InvitationForm(),
        "link": link,
        "share_url": share_url(text % {"name": company.name, "link": link}) if link else "",
    }
    return render(request, "orders/company/people.html", context)


@never_cache
@with_owner
@require_POST
def invite(request: MemberRequest, member: CompanyMember) -> HttpResponse:
    """The new link on the page, this once."""
    form = InvitationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a role."))
        return redirect("orders:company_people")
    try:
        path = companies.invite(company=member.company, **form.cleaned_data)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("orders:company_people")
    return _people_page(request, member, link=settings.SITE_URL + path)


@with_owner
@require_POST
def revoke(request: MemberRequest, member: CompanyMember) -> HttpResponse:
    companies.revoke_invitations(company=member.company)
    messages.success(request, _("The invitations do not work any more."))
    return redirect("orders:company_people")


@with_owner
@require_POST
def remove(request: MemberRequest, member: CompanyMember, number: int) -> HttpResponse:
    """The owner ends somebody's work for the company."""
    other = get_object_or_404(member.company.members.select_related("user"), pk=min(number, MAX_ID))
    if not companies.remove_member(company=member.company, user=other.user):
        raise PermissionDenied
    messages.success(request, _("%(person)s does not work here any more.") % {"person": other.user.name})
    return redirect("orders:company_people")


@with_member
@require_POST
def leave(request: MemberRequest, member: CompanyMember) -> HttpResponse:
    """Somebody goes; the owner cannot."""
    if not companies.remove_member(company=member.company, user=request.user):
        raise PermissionDenied
    messages.success(request, _("You do not work in %(name)s any more.") % {"name": member.company.name})
    return redirect("orders:home")


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """What the invitation says; who is signed in accepts it with one button."""
    invitation = companies.find_invitation(token)
    if invitation is None:
        return render(request, "producers/dead_invitation.html", status=410)
    user = request.user
    if request.method == "POST" and user.is_authenticated:
        attempt(
            request,
            lambda: companies.accept_invitation(invitation=invitation, user=user),
            _("Welcome to %(name)s.") % {"name": invitation.company.name},
        )
        return redirect("orders:company")
    return render(request, "orders/company/join.html", {"invitation": invitation})
