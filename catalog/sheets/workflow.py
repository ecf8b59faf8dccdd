"""Every verb about a maker's spreadsheet: keep it to be looked at, carry it out, forget it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from catalog import rules
from catalog import workflow as catalog
from catalog.models import ProductSheet
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock
from producers.models import Producer
from producers.register.workbooks import workbook

from .plan import Plan, check, make_plan
from .resource import ProductResource


class SheetChanged(Exception):
    """The products are not as they were when the maker looked; nothing was written."""


@dataclass
class Written:
    """How many products were made and changed."""

    new: int = 0
    changed: int = 0


def as_workbook(producer: Producer) -> bytes:
    """The .xlsx file of all products of the maker."""
    table = ProductResource(producer).export()
    return workbook("Produk", table.headers, table)


@transaction.atomic
def keep_sheet(*, producer: Producer, file_name: str, content: bytes, by: User) -> None:
    """Keep the file until the maker confirms it. Raises UnreadableFile, also for what only reading it shows."""
    lock(producer)
    if not rules.can_list(producer):
        raise IllegalTransition(_("This business cannot list products now."))
    check(content, file_name)
    make_plan(producer, content, file_name)
    kept = {"file_name": file_name.replace("\0", "")[:200], "content": content, "by": by}
    ProductSheet.objects.update_or_create(producer=producer, defaults=kept)


def plan_of(sheet: ProductSheet) -> Plan:
    return make_plan(sheet.producer, bytes(sheet.content), sheet.file_name)


@transaction.atomic
def apply_sheet(*, producer: Producer, fingerprint: str) -> Written:
    """Write what the maker saw and confirmed: drafts and working copies, never a listing.

    Raises SheetChanged, or IllegalTransition when there is nothing to confirm any more.
    """
    lock(producer)
    sheet = ProductSheet.objects.select_for_update().filter(producer=producer).first()
    if sheet is None:
        raise IllegalTransition(_("There is no file to take over. It may have been taken over already."))
    list(producer.products.select_for_update().order_by("pk").values("pk"))
    plan = plan_of(sheet)
    if plan.fingerprint != fingerprint:
        raise SheetChanged
    for each in plan.rows:
        product = each.product or catalog.start_product(producer=producer)
        catalog.save_product(product=product, **each.fields)
    sheet.delete()
    return Written(new=len(plan.new), changed=len(plan.changed))


def forget_sheet(*, producer: Producer) -> None:
    """The maker does not want it; nothing is written."""
    ProductSheet.objects.filter(producer=producer).delete()
