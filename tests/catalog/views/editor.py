"""The editor of a product as a careful maker fills it in."""

from catalog.models import Category, Product


def address(product, verb=""):
    return f"/en/usaha/produk/{product.pk}/{verb}"


def typed(**fields):
    """The editor as a careful person fills it in."""
    category = Category.objects.get(slug="rengginang-opak").pk
    return {
        "name": "Opak", "category": category, "price": "12.500", "unit": "pack", "minimum_order": "5",
        "lead_time_days": "0", "description": "Opak singkong.", **fields,
    }  # fmt: skip


def saved(product):
    return Product.objects.values(
        "name", "category__slug", "price", "unit", "minimum_order", "lead_time_days", "description"
    ).get(pk=product.pk)


OPAK = {
    "name": "Opak", "category__slug": "rengginang-opak", "price": 12_500, "unit": "pack", "minimum_order": 5,
    "lead_time_days": 0, "description": "Opak singkong.",
}  # fmt: skip
