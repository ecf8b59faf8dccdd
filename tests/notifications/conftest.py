import pytest

from tests.factories import make_user
from tests.operations.test_start import free_port


@pytest.fixture
def ani(db):
    return make_user("Ani", email="ani@sentra.example")


@pytest.fixture
def dead_mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
