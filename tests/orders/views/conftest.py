import pytest
from django.test import Client


@pytest.fixture
def maker(budi):
    """Budi's browser."""
    browser = Client()
    browser.force_login(budi)
    return browser
