import io

import pytest
from openpyxl import load_workbook

from orders.models import ImpactEdition
from tests.factories import make_report
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
DESK = "/en/admin/orders/impactedition/"


@pytest.fixture
def desk(client, emping, dewi):
    make_report(emping, 2025, officer=dewi)
    client.force_login(dewi)
    return client


def test_officers_see_the_figures_as_they_are(desk):
    answer = desk.get(DESK)
    cells = page(answer).select_one("#by-branch tbody tr").select("td")
    assert [cell.get_text(strip=True) for cell in cells[:4]] == ["1", "2", "3", "5.000.000"]
    rows = list(load_workbook(io.BytesIO(desk.get(f"{DESK}?format=xlsx").content)).active.values)
    assert rows[1][:7] == (2025, "All", "All of Cilegon", 1, 2, 3, 5_000_000)


def test_publishing_shows_the_public_only_what_is_safe(desk, dewi):
    answer = desk.post(f"{DESK}publish/", follow=True)
    assert "The figures are published." in page(answer).get_text()
    assert ImpactEdition.objects.get().by == dewi
    desk.logout()
    assert set(texts(desk.get("/en/dampak/"), "#by-branch tbody td")) == {"hidden", "–"}
