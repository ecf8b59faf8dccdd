import pytest

from tests.factories import make_enquiry, make_listing, make_rfq


@pytest.fixture
def melinjo(emping, dewi):
    """What Budi offers."""
    return make_listing(emping, officer=dewi, name="Emping Melinjo", price=45000, unit="pack")


@pytest.fixture
def pagar(las, dewi):
    """What Citra offers."""
    return make_listing(las, officer=dewi, name="Pagar Besi", price=350000, unit="m")


@pytest.fixture
def enquiry(melinjo):
    """Ani asks Budi."""
    return make_enquiry(melinjo)


@pytest.fixture
def rfq(baja, dewi):
    """An open request of the company."""
    return make_rfq(baja, officer=dewi)
