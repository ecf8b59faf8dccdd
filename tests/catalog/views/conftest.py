import pytest


@pytest.fixture
def maker(client, emping):
    """Budi's browser."""
    client.force_login(emping.owner)
    return client
