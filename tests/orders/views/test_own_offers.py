"""The company compares the offers to its request and chooses."""

import pytest

from tests.factories import close, make_offer
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


def test_the_company_compares_and_chooses(client, rfq, fajar, emping, las):
    chosen = make_offer(rfq, emping, price=40_000)
    make_offer(rfq, las, price=50_000)
    close(rfq)
    client.force_login(fajar)
    address = f"/en/perusahaan/permintaan/{rfq.pk}/"
    shown = client.get(f"{address}banding/")
    assert texts(shown, "thead th") == ["Emping Budi Masigit", "Las Citra Masigit"]
    assert texts(shown, "tbody .badge.is-good")[0] == "cheapest"
    answer = client.post(f"{address}tetapkan/", {f"part-{chosen.pk}": "100"}, follow=True)
    assert texts(answer, ".notices .notice") == [
        "Chosen. The orders are agreed, and the other makers have been thanked."
    ]
    assert texts(answer, "[aria-labelledby=agreed] strong") == ["Emping Budi"]


def test_the_reason_why_an_offer_cannot_be_chosen_is_said_beside_what_was_typed(client, rfq, fajar, emping):
    chosen = make_offer(rfq, emping, fewest=20)
    close(rfq)
    client.force_login(fajar)
    answer = client.post(f"/en/perusahaan/permintaan/{rfq.pk}/tetapkan/", {f"part-{chosen.pk}": "10"})
    assert texts(answer, "#errors li") == ["Emping Budi offers from 20 to 100."]
    field = page(answer).select_one(f"#id_part-{chosen.pk}")
    assert (field["value"], texts(answer, f"#id_part-{chosen.pk}_helptext")) == (
        "10",
        ["From 20 to 100, Rp40.000 each."],
    )


def test_the_whole_of_an_offer_is_chosen_with_its_own_button(client, rfq, fajar, emping, las):
    make_offer(rfq, emping, price=40_000)
    make_offer(rfq, las, price=50_000, fewest=1)
    close(rfq)
    client.force_login(fajar)
    address = f"/en/perusahaan/permintaan/{rfq.pk}/"
    form = page(client.get(f"{address}banding/")).select("tbody details form")[0]
    typed = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    answer = client.post(form["action"], typed, follow=True)
    assert texts(answer, "[aria-labelledby=agreed] strong") == ["Emping Budi"]
    after = client.get(f"{address}banding/")
    assert texts(after, "thead .badge") == ["Accepted", "Rejected"]
    assert texts(after, "tbody .badge, tbody form") == []
