"""The buyer's side: basket, sending, and the conversation under the secret link. No account is needed."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from catalog.models import Listing
from catalog.views.public import product_context
from cilegon_ikm.origin import same_origin
from cilegon_ikm.states import IllegalTransition
from cilegon_ikm.whatsapp import chat_url
from orders import baskets, gate, rules, suspicion, workflow
from orders.basket_page import Lines, Wishes, is_unchanged, lines_of, makers_of, shown_marks, wishes_of
from orders.forms import (
    ChangeForm,
    ChoiceForm,
    ContactForm,
    ConversationReportForm,
    MessageForm,
    OptionalReasonForm,
)
from orders.models import Basket, Enquiry, Message, Submission
from orders.polling import polling
from orders.review_forms import ReviewForm
from orders.review_pages import review_context
from orders.timeline import current_quote, timeline

from .access import by_link


@same_origin
@require_POST
def add_to_basket(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Listing.objects.visible().for_page(), pk=pk)
    form = ChoiceForm(request.POST, listing=listing)
    if not form.is_valid():
        return render(request, "catalog/product.html", product_context(request, listing, ask=form), status=422)
    try:
        basket = workflow.add_to_basket(basket=baskets.find(request), listing=listing, **form.cleaned_data)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("orders:basket")
    messages.success(request, _("“%(title)s” is in your enquiry basket.") % {"title": listing.title})
    return baskets.remember(redirect("orders:basket"), basket)


@never_cache
@require_http_methods(["GET", "POST"])
def basket(request: HttpRequest) -> HttpResponse:
    """The basket: one form with all lines and the buyer's contact, and three kinds of buttons."""
    if request.method == "POST":
        return _act_on_basket(request)
    own = baskets.find(request)
    initial: dict[str, Any] = {"key": own.key if own else uuid.uuid4()}
    if request.user.is_authenticated:
        initial |= {"name": request.user.name, "phone": request.user.phone, "email": request.user.email}
    lines = lines_of(own)
    return _basket_page(request, lines, wishes_of(lines), ContactForm(initial=initial))


def _act_on_basket(request: HttpRequest) -> HttpResponse:
    action, _colon, number = request.POST.get("action", "").partition(":")
    contact = ContactForm(request.POST)
    own = baskets.find(request)
    if action == "send" and (sent := _already_sent(own, contact)):
        return redirect(sent)
    lines = lines_of(own, request.POST)
    wishes = wishes_of(lines, request.POST)
    valid = _keep_lines(lines) & _keep_wishes(own, wishes)
    if action == "remove":
        lines = _remove(lines, number)
    elif action == "send" and contact.is_valid() and valid and own:
        return _send(request, own, contact, lines, wishes)
    if action != "send":
        contact = _not_judged(contact)
    answer = _basket_page(request, lines, wishes, contact, status=200 if valid and not contact.errors else 422)
    if own is None:
        return answer
    workflow.keep_basket(basket=own)
    return baskets.remember(answer, own)


def _already_sent(own: Basket | None, contact: ContactForm) -> Submission | None:
    """What an earlier click with this key sent, if any; the key that the basket still has was not sent from it."""
    contact.is_valid()
    key = contact.cleaned_data.get("key")
    return None if key is None or (own and own.key == key) else Submission.objects.filter(key=key).first()


def _keep_lines(lines: Lines) -> bool:
    """Save what was typed into the valid lines; whether all were valid. A line the form did not hold is left alone."""
    results = []
    for line, form in lines:
        if form.add_prefix("quantity") not in form.data:
            continue
        if form.is_valid() and form.has_changed():
            try:
                workflow.change_line(line=line, **form.cleaned_data)
            except IllegalTransition as refusal:
                form.add_error("variant", str(refusal))
        results.append(form.is_valid())
    return all(results)


def _keep_wishes(own: Basket | None, wishes: Wishes) -> bool:
    """Save what was typed for each maker; whether all of it was valid. Makers the form did not hold are left alone."""
    held = {maker: form for maker, form in wishes.items() if form.add_prefix("note") in form.data}
    for maker, form in held.items():
        if own and form.is_valid() and form.has_changed():
            workflow.change_wish(basket=own, producer_id=maker, **form.cleaned_data)
    return all(form.is_valid() for form in held.values())


def _remove(lines: Lines, number: str) -> Lines:
    for line, _form in lines:
        if str(line.pk) == number:
            workflow.remove_line(line=line)
    return [(line, form) for line, form in lines if line.pk]


def _not_judged(contact: ContactForm) -> ContactForm:
    """What was typed so far, without complaining about what is still missing."""
    return ContactForm(initial={name: contact.data.get(name, "") for name in contact.fields})


def _send(request: HttpRequest, own: Basket, form: ContactForm, lines: Lines, wishes: Wishes) -> HttpResponse:
    data = form.cleaned_data
    contact = workflow.Contact(name=data["name"], phone=data["phone"], email=data["email"])
    user = request.user if request.user.is_authenticated else None
    phone, address = str(contact.phone), request.META.get("REMOTE_ADDR") or ""
    is_known = suspicion.is_known(user=user, phone=phone, email=contact.email)
    if stop := gate.check(request.POST, key=str(data["key"]), contact=phone, address=address, is_known=is_known):
        return _saved_basket(request, own, form, stop=stop, status=stop.status)
    try:
        submission = workflow.send_basket(
            basket=own,
            key=data["key"],
            contact=contact,
            message=data["message"],
            user=user,
            shown=shown_marks(lines, request.POST),
            address=address,
            lines=[line for line, _form in lines] if is_unchanged(lines, wishes) else None,
        )
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return _saved_basket(request, own, form, status=409 if isinstance(refusal, workflow.OfferHasChanged) else 422)
    messages.success(request, _("Sent. Keep the address of this page: here you read the answers."))
    return redirect(submission)


def _saved_basket(request: HttpRequest, own: Basket, form: ContactForm, **how: Any) -> HttpResponse:
    """The page with what is in the basket by now."""
    lines = lines_of(own)
    return _basket_page(request, lines, wishes_of(lines), form, **how)


def _basket_page(
    request: HttpRequest,
    lines: Lines,
    wishes: Wishes,
    contact: ContactForm,
    *,
    stop: gate.Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    makers = makers_of(lines, wishes)
    context = {
        "makers": makers,
        "form": contact,
        "gate": gate.GateForm.fresh(),
        "stop": stop,
        "is_empty": not makers,
        "addressees": sum(maker["is_open"] for maker in makers),
    }
    return render(request, "orders/basket.html", context, status=status)


@by_link
@never_cache
@require_http_methods(["GET"])
def submission(request: HttpRequest, token: str) -> HttpResponse:
    """Everything one sending of a basket led to."""
    sent = get_object_or_404(Submission, token=token)
    context = {
        "submission": sent,
        "enquiries": sent.enquiries.readable_by_buyer().for_inbox(),
        "link": request.build_absolute_uri(sent.get_absolute_url()),
    }
    return render(request, "orders/submission.html", context)


@by_link
@never_cache
@require_http_methods(["GET", "POST"])
def conversation(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    """The buyer reads and answers."""
    enquiry = find_enquiry(token, reference)
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else MessageForm.fresh()
    if form.is_bound and form.is_valid():
        return _post(request, enquiry, form)
    workflow.read_enquiry(enquiry=enquiry, side=Message.Side.BUYER)
    return conversation_page(request, enquiry, form=form)


def conversation_page(request: HttpRequest, enquiry: Enquiry, **bound: Any) -> HttpResponse:
    """The page with the forms that were filled in wrongly, by their names, and fresh ones in place of the others."""
    fresh = {
        "form": MessageForm.fresh(),
        "reason": OptionalReasonForm(),
        "refusal": OptionalReasonForm(prefix="reject"),
        "change": ChangeForm.fresh(prefix="change"),
        "rate": ReviewForm.fresh(enquiry.submission.name),
        "report": ConversationReportForm(prefix="report"),
    }
    forms: dict[str, Any] = {name: bound.get(name) or form for name, form in fresh.items()}
    entries = timeline(enquiry, Message.Side.BUYER)
    context = {
        **forms,
        "submission": enquiry.submission,
        "enquiry": enquiry,
        "entries": entries,
        "quote": current_quote(entries),
        "poll": polling(enquiry, entries),
        "can_write": rules.can_write(enquiry),
        "can_cancel": rules.can_cancel(enquiry),
        "can_complete": rules.can_complete(enquiry),
        "can_ask_others": rules.can_ask_others(enquiry),
        **review_context(enquiry),
        "whatsapp_url": _chat_with_maker(enquiry),
    }
    wrong = any(form.errors for form in forms.values())
    return render(request, "orders/conversation.html", context, status=422 if wrong else 200)


def find_enquiry(token: str, reference: str) -> Enquiry:
    """The enquiry under this secret link, else 404; a sealed offer does not exist for anybody but its maker."""
    return get_object_or_404(
        Enquiry.objects.readable_by_buyer().for_talk(), submission__token=token, reference=reference
    )


def buyer_herself(request: HttpRequest, enquiry: Enquiry) -> Any:
    """The signed-in person if it is she who asked; whoever else has the link is nobody."""
    return request.user if request.user.is_authenticated and request.user == enquiry.submission.user else None


def _post(request: HttpRequest, enquiry: Enquiry, form: MessageForm) -> HttpResponse:
    try:
        workflow.post_message(
            enquiry=enquiry, side=Message.Side.BUYER, author=buyer_herself(request, enquiry), **form.cleaned_data
        )
    except ValidationError as error:
        form.add_error("attachments", error)
        return conversation_page(request, enquiry, form=form)
    except IllegalTransition as refusal:
        if rules.can_write(enquiry):
            form.add_error("body", str(refusal))
            return conversation_page(request, enquiry, form=form)
        messages.error(request, str(refusal))
    return redirect("orders:conversation", enquiry.submission.token, enquiry.reference)


@by_link
@never_cache
@require_POST
def cancel(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    enquiry = find_enquiry(token, reference)
    form = OptionalReasonForm(request.POST)
    if not form.is_valid():
        return conversation_page(request, enquiry, reason=form)
    try:
        workflow.cancel_enquiry(enquiry=enquiry, by=buyer_herself(request, enquiry), **form.cleaned_data)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The enquiry is cancelled. The maker has been told."))
    return redirect("orders:conversation", token, reference)


def _chat_with_maker(enquiry: Enquiry) -> str:
    items = ", ".join(str(line) for line in enquiry.lines.all())
    text = _("Hello %(maker)s, this is %(buyer)s. I sent enquiry %(reference)s on Sentra IKM Cilegon: %(items)s.") % {
        "maker": enquiry.producer.name,
        "buyer": enquiry.submission.name,
        "reference": enquiry.reference,
        "items": items,
    }
    return chat_url(enquiry.producer.whatsapp, text) if enquiry.producer.whatsapp else ""
