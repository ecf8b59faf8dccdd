"""Tables that officers take out and bring in by django-import-export."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from tests.factories import make_site

pytestmark = pytest.mark.django_db
CSV, XLSX = 0, 1
TABLES = ("kblicode", "site", "pointofinterest")


def export(client, kind):
    return client.post(reverse("admin:producers_site_export"), {"resource": 0, "format": kind}).content


def test_who_may_not_see_a_table_cannot_take_it_out(client, eka):
    make_site()
    client.force_login(eka)
    urls = [reverse(f"admin:producers_{table}_export") for table in TABLES]
    answers = [
        (client.get(url).status_code, client.post(url, {"resource": 0, "format": 0}).status_code) for url in urls
    ]
    assert answers == [(403, 403)] * len(TABLES)


def test_no_text_becomes_a_formula_and_a_number_stays_one(client, dewi):
    make_site(name="=1+1", note="-2+3")
    client.force_login(dewi)
    (row,) = csv.DictReader(export(client, CSV).decode("utf-8-sig").splitlines())
    assert (row["NAMA"], row["CATATAN"], row["LINTANG"]) == ("'=1+1", "'-2+3", "-6.030000")
    sheet = openpyxl.load_workbook(io.BytesIO(export(client, XLSX))).active
    assert [(cell.value, cell.data_type) for cell in (sheet["A2"], sheet["I2"])] == [("=1+1", "s"), ("-2+3", "s")]
