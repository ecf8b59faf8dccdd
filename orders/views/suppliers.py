"""What procurement prints of a maker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from orders import supplier_card
from producers.models import Producer


@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """The supplier card of a verified maker."""
    producer = get_object_or_404(Producer.objects.public().select_related("village__district"), slug=slug)
    name = f"{producer.slug}-pemasok-{get_language()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-cache"}
    return HttpResponse(supplier_card.pdf(producer), content_type="application/pdf", headers=headers)
