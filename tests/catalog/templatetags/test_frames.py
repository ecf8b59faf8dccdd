import pytest
from django.template import Context
from django.test import RequestFactory
from django.utils import translation

from catalog.templatetags.frames import other_language


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        ("id", "/produk/?setelah=5&x=a%20b", "/en/produk/?setelah=5&x=a%20b"),
        ("en", "/en/produk/?setelah=5", "/produk/?setelah=5"),
        ("en", "/en/", "/"),
        ("id", "/tidak-ada/", "/en/tidak-ada/"),
    ],
)
def test_the_other_language_is_one_link_away(language, here, there):
    with translation.override(language):
        assert other_language(Context({"request": RequestFactory().get(here)})) == there


def test_without_a_request_the_other_language_is_the_home_page():
    assert other_language(Context()) == "/"
