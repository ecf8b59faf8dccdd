"""Writing what a maker asks for quantities and variants into the working copy; ``workflow`` decides whether it may."""

from collections.abc import Sequence

from .models import PriceTier, Product, Variant
from .variants import Row


def write_tiers(product: Product, tiers: Sequence[tuple[int, int]] | None) -> bool:
    """Make these pairs of quantity and price the product's only ones (None leaves them); whether that is a change."""
    if tiers is None or [tuple(tier.pair) for tier in product.tiers.all()] == list(tiers):
        return False
    product.tiers.all().delete()
    PriceTier.objects.bulk_create(PriceTier(product=product, quantity=start, price=price) for start, price in tiers)
    return True


def write_variants(product: Product, rows: Sequence[Row] | None) -> bool:
    """Make these the product's only variants (None leaves them); whether that is a change.

    A combination that stays keeps its row, for its number stands in forms that are open somewhere.
    """
    if rows is None:
        return False
    known = {tuple(variant.values): variant for variant in product.variants.all()}
    if [variant.snapshot() for variant in known.values()] == list(rows):
        return False
    stays = [values for row in rows if (values := tuple(row["values"])) in known]
    product.variants.exclude(pk__in=[known[values].pk for values in stays]).delete()
    written = [known.get(tuple(row["values"])) or Variant(product=product, values=row["values"]) for row in rows]
    for position, (variant, row) in enumerate(zip(written, rows, strict=True), start=1):
        variant.position, variant.price, variant.is_available = position, row["price"], row["available"]
    Variant.objects.bulk_update([each for each in written if each.pk], ["position", "price", "is_available"])
    Variant.objects.bulk_create(each for each in written if not each.pk)
    return True
