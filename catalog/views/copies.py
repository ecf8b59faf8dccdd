"""Beginning a product from another."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from catalog.copying import copy_product
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Producer


@with_producer
@require_POST
def copy(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The editor of the copy."""
    product = get_object_or_404(producer.products, pk=pk)
    try:
        made = copy_product(product=product)
    except (IllegalTransition, ValidationError) as refusal:
        messages.error(request, refusal.messages[0] if isinstance(refusal, ValidationError) else str(refusal))
        return redirect("catalog:edit_product", pk)
    messages.success(request, _("This is the copy. Change what is different."))
    return redirect("catalog:edit_product", made.pk)
