from django.shortcuts import get_object_or_404

from catalog.models import Product
from producers.models import Producer


def own_product(producer: Producer, pk: int) -> Product:
    """The maker's product with this number, else 404: another maker's does not exist for her."""
    own = producer.products.select_related("producer__village", "category__parent", "listing")
    return get_object_or_404(own, pk=pk)
