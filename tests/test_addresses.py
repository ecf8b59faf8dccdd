from django.urls import reverse
from django.utils.translation import override

from cilegon_ikm.addresses import address


def test_an_address_is_that_of_django_in_each_language():
    for language in ("id", "en", "id"):
        with override(language):
            for slug, number in (("kue-1", 1), ("x", 7_000_000_001)):
                assert address("catalog:product", slug, number) == reverse("catalog:product", args=[slug, number])
                assert address("catalog:storefront", slug) == reverse("catalog:storefront", args=[slug])
