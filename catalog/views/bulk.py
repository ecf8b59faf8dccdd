"""All products of a business in one table: price and availability, saved at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalog.bulk import Outcome, save_rows
from catalog.bulk_forms import RowForm
from catalog.models import Product
from catalog.pagination import keyset_page
from cilegon_ikm.accounts.requests import MemberRequest
from producers.access import with_producer
from producers.models import Producer
from producers.rules import can_list

ROWS = 60  # of one page: a browser may send a thousand fields, and a row has eleven


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def table(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The table; after saving, rows that were refused keep what was typed and say why."""
    if not can_list(producer):
        messages.error(request, _("This business cannot list products now."))
        return redirect("catalog:products")
    mine = producer.products.exclude(state=Product.State.REJECTED).select_related("listing", "producer")
    page = keyset_page(mine.order_by("name", "pk"), request, size=ROWS)
    posted = request.POST if request.method == "POST" else None
    rows = [_row(product, posted) for product in page.items]
    outcome = Outcome()
    if posted is not None:
        outcome = save_rows(rows, send="send" in posted, by=request.user)
        if outcome.saved:
            messages.success(request, _report(outcome))
        if not outcome.refused:
            return redirect(request.get_full_path())
    context = {
        "page": page,
        "rows": [row if row.errors else RowForm(product=row.product) for row in rows],
        "refused": outcome.refused,
        "saved": {product.pk for product in outcome.saved},
        "send": posted is None or "send" in posted,
    }
    return render(request, "catalog/workspace/table.html", context, status=422 if outcome.refused else 200)


def _row(product: Product, posted: object) -> RowForm:
    """Bound where the page that was sent had this product: another may have come meanwhile."""
    form = RowForm(posted, product=product)
    return form if posted is None or form.add_prefix("version") in form.data else RowForm(product=product)


def _report(outcome: Outcome) -> str:
    saved, sent = len(outcome.saved), len(outcome.sent)
    text = ngettext("%(count)d product saved.", "%(count)d products saved.", saved) % {"count": saved}
    if sent:
        words = ngettext("%(count)d sent for approval.", "%(count)d sent for approval.", sent)
        text = f"{text} {words % {'count': sent}}"
    return text
