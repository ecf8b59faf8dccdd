from datetime import timedelta

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from catalog.models import Product
from cilegon_ikm.staff.inbox import QUEUE_LENGTH
from producers import workflow as producers
from producers.models import Producer, RegisterImport
from producers.register import reports
from tests.factories import (
    make_credential,
    make_draft,
    make_listing,
    make_producer,
    make_report,
    make_submitted,
    make_user,
    make_verified_credential,
)
from tests.pages import page, texts
from tests.sizes import Shares

pytestmark = pytest.mark.django_db
DESK = "/en/admin/"
UNREADABLE_ROWS = "The rows you ticked could not be read. Tick them again."


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def waiting_maker(name, days=0):
    producer = make_producer(make_user("Budi"), name=name)
    producers.submit_producer(producer=producer, by=producer.owner)
    Producer.objects.filter(pk=producer.pk).update(submitted_at=timezone.now() - timedelta(days=days))
    return producer


def waiting_product(producer, name, days=0, **fields):
    product = make_submitted(producer, name=name, **fields)
    Product.objects.filter(pk=product.pk).update(submitted_at=timezone.now() - timedelta(days=days))
    return product


def sent_report(producer, year, days=0):
    report = make_report(producer, year)
    reports.submit_report(report=report, by=producer.owner)
    report.history.update(at=timezone.now() - timedelta(days=days))
    return report


def read_import(officer, name, days=0, state="checked"):
    row = RegisterImport.objects.create(file_name=name, content=b"", by=officer, state=state, counts={"rows": 1250})
    RegisterImport.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=days))
    return row


def section(answer, heading):
    return page(answer).select_one(f"section[aria-labelledby={heading}]")


def rows(answer, heading):
    return [row.get_text() for row in section(answer, heading).select("li strong")]


def count(answer, heading):
    return section(answer, heading).select_one(".desk-count").get_text()


def test_the_first_page_shows_what_waits_the_longest_wait_first(moderator, emping):
    for name, days in (("Opak Citra", 1), ("Las Jaya", 3)):
        waiting_maker(name, days)
    for name, days in (("Gipang", 2), ("Ceplis", 5), ("Emping", 0)):
        waiting_product(emping, name, days)
    make_producer(name="Draft Makers")
    make_draft(emping, name="Draft")
    answer = moderator.get(DESK)
    assert (rows(answer, "queue-makers"), count(answer, "queue-makers")) == (["Las Jaya", "Opak Citra"], "2")
    assert rows(answer, "queue-products") == ["Ceplis", "Gipang", "Emping"]
    assert count(answer, "queue-products") == "3"


def test_a_row_says_who_and_where_and_leads_to_the_decision(moderator, emping):
    maker, product = waiting_maker("Opak Citra", 3), waiting_product(emping, "Ceplis", price=25000)
    answer = moderator.get(DESK)
    links = page(answer).select(".desk-item")
    assert [link["href"] for link in links] == [
        f"{DESK}producers/producer/{maker.pk}/change/",
        f"{DESK}catalog/product/{product.pk}/change/",
    ]
    first, second = texts(answer, ".desk-item")
    village = maker.village
    assert first.startswith(f"Opak Citra Food · {village.name}, {village.district.name} Budi waiting 3")
    assert second.startswith(f"Ceplis Emping Budi · {product.category} · Rp25.000 waiting 0")
    assert f"{product.photos.get().key}" in links[1].img["src"]


def test_a_row_warns_of_a_maker_who_is_not_verified_and_of_a_change_to_what_is_public(moderator, emping):
    waiting_product(waiting_maker("Opak Citra"), "Opak")
    listing = make_listing(emping, name="Emping")
    Product.objects.filter(pk=listing.pk).update(state="submitted")
    waiting_product(emping, "Ceplis")
    flags = {
        row.strong.get_text(): [flag.get_text() for flag in row.select(".desk-flag")]
        for row in section(moderator.get(DESK), "queue-products").select("li")
    }
    assert flags == {"Opak": ["maker not verified yet"], "Emping": ["change to a public product"], "Ceplis": []}


def test_papers_wait_in_a_list_of_their_own_the_longest_wait_first(moderator, emping, las):
    renewed = make_verified_credential(emping)
    first, second = make_credential(las, kind="nib"), make_credential(emping, renews=renewed)
    answer = moderator.get(DESK)
    assert rows(answer, "queue-papers") == [str(first), str(second)]
    assert count(answer, "queue-papers") == "2"
    links = section(answer, "queue-papers").select(".desk-item")
    assert [link["href"] for link in links] == [
        f"{DESK}producers/credential/{first.pk}/change/",
        f"{DESK}producers/credential/{second.pk}/change/",
    ]
    flags = [[flag.get_text() for flag in link.select(".desk-flag")] for link in links]
    assert flags == [[], ["renews an older paper"]]
    assert "Las Citra" in links[0].get_text()


def test_sent_yearly_reports_wait_the_longest_wait_first(moderator, emping, las):
    first, second = sent_report(las, 2024, days=4), sent_report(emping, 2023, days=1)
    make_report(emping, 2022)
    answer = moderator.get(DESK)
    assert count(answer, "queue-reports") == "2"
    links = section(answer, "queue-reports").select(".desk-item")
    assert [link["href"] for link in links] == [
        f"{DESK}producers/yearlyreport/{each.pk}/change/" for each in (first, second)
    ]
    assert texts(answer, "[aria-labelledby=queue-reports] .desk-item") == [
        "Las Citra Report of 2024 waiting 4 days",
        "Emping Budi Report of 2023 waiting 1 day",
    ]


def test_imports_that_were_read_wait_for_a_decision(moderator, dewi):
    read_import(dewi, "baru.xlsx")
    read_import(dewi, "selesai.xlsx", state="done")
    oldest = read_import(dewi, "lama.xlsx", days=2)
    answer = moderator.get(DESK)
    assert (rows(answer, "queue-imports"), count(answer, "queue-imports")) == (["lama.xlsx", "baru.xlsx"], "2")
    link = section(answer, "queue-imports").select_one(".desk-item")
    assert link["href"] == f"{DESK}producers/registerimport/{oldest.pk}/change/"
    assert texts(answer, "[aria-labelledby=queue-imports] .desk-item")[0] == (
        "lama.xlsx Dewi · 1.250 rows waiting 2 days"
    )


def test_names_of_makers_are_text_and_not_html(moderator):
    waiting_maker("<script>alert(1)</script>")
    assert rows(moderator.get(DESK), "queue-makers") == ["<script>alert(1)</script>"]


def test_an_empty_queue_says_so(moderator):
    answer = moderator.get(DESK)
    assert texts(answer, ".desk-empty") == ["No maker is waiting.", "No product is waiting.", "No paper is waiting."]
    assert (count(answer, "queue-makers"), count(answer, "queue-products")) == ("0", "0")


def test_a_long_queue_shows_its_head_and_its_true_length(moderator, emping):
    for number in range(QUEUE_LENGTH + 1):
        producer = make_producer(name=f"Emping {number}")
        Producer.objects.filter(pk=producer.pk).update(state="submitted", submitted_at=timezone.now())
    answer = moderator.get(DESK)
    assert (len(rows(answer, "queue-makers")), count(answer, "queue-makers")) == (25, "26")


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_takes_the_same_queries_for_one_and_for_three(
    moderator, dewi, emping, number, django_assert_num_queries
):
    for each in range(number):
        waiting_maker(f"Maker {each}")
        waiting_product(emping, f"Product {each}")
        make_credential(emping, kind="sni", number=f"SNI {each}")
        sent_report(emping, 2024 - each)
        read_import(dewi, f"{each}.xlsx")
    with django_assert_num_queries(37):
        answer = moderator.get(DESK)
    assert len(rows(answer, "queue-makers")) == len(rows(answer, "queue-products")) == number
    assert len(rows(answer, "queue-papers")) == number
    assert len(rows(answer, "queue-reports")) == len(rows(answer, "queue-imports")) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_products_takes_the_same_queries_for_one_and_for_three(
    moderator, number, django_assert_num_queries
):
    for each in range(number):
        waiting_product(make_producer(name=f"Maker {each}"), f"Product {each}")
    with django_assert_num_queries(11):
        answer = moderator.get(f"{DESK}catalog/product/")
    assert len(texts(answer, "#result_list tbody tr")) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_record_takes_the_same_queries_for_one_and_for_three_moves(
    moderator, dewi, number, django_assert_num_queries
):
    producer = waiting_maker("Opak Citra")
    for _time in range(number - 1):
        producers.request_producer_changes(producer=producer, version=producer.version, by=dewi, note="x")
        producers.submit_producer(producer=producer, by=producer.owner)
    address = f"{DESK}producers/producer/{producer.pk}/change/"
    ContentType.objects.get_for_model(Producer)  # each process asks for it once
    with django_assert_num_queries(25):
        answer = moderator.get(address)
    assert len([row for row in texts(answer, "#history-group tbody tr") if row]) == 2 * number - 1


def test_an_officer_without_rights_sees_an_empty_desk_and_no_record(client, emping, dewi):
    client.force_login(make_user("Eka", is_staff=True))
    product = waiting_product(emping, "Ceplis")
    waiting_maker("Opak Citra")
    make_credential(emping)
    sent_report(emping, 2024)
    read_import(dewi, "ikm.xlsx")
    answer = client.get(DESK)
    assert page(answer).select(".desk-queue") == []
    for address in ("producers/producer/", "catalog/product/", f"catalog/product/{product.pk}/preview/"):
        refused = client.get(f"{DESK}{address}")
        assert (refused.status_code, texts(refused, "h1")) == (403, ["This page is not for your account"])


def test_a_stranger_signs_in_first_and_comes_back(client, dewi):
    answer = client.get(f"{DESK}catalog/product/", follow=True)
    assert answer.redirect_chain == [
        (f"{DESK}login/?next=/en/admin/catalog/product/", 302),
        ("/en/masuk/?next=%2Fen%2Fadmin%2Fcatalog%2Fproduct%2F", 302),
    ]
    form = {
        "username": dewi.email,
        "password": "Emping-2026-manis",
        "next": page(answer).find(attrs={"name": "next"})["value"],
    }
    assert client.post("/en/masuk/", form)["Location"] == f"{DESK}catalog/product/"


def test_a_maker_who_strays_here_is_shown_her_own_workspace(client, budi):
    client.force_login(budi)
    assert client.get(DESK, follow=True).redirect_chain == [(f"{DESK}login/?next=/en/admin/", 302), ("/en/usaha/", 302)]


def test_an_officer_who_is_signed_in_needs_no_second_sign_in(moderator):
    assert moderator.get(f"{DESK}login/?next=/en/usaha/")["Location"] == DESK


def test_ticked_rows_that_no_row_can_be_are_refused_in_every_list(client, admin_user, in_english):
    client.force_login(admin_user)
    shares, refused = Shares(5), set()
    for model in site._registry:
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for key in shares.of(["abc", "9" * 30, "9" * 10_000, "-9" * 30, "1.5", "", "a\0b"]):
            form = {"action": "delete_selected", "index": 0, "_selected_action": key}
            answer = client.post(f"{address}?o=1", form, follow=True)
            assert answer.status_code == 200
            if [str(message) for message in answer.context["messages"]] == [UNREADABLE_ROWS]:
                refused.add(model._meta.label_lower)
                assert answer.redirect_chain == [(f"{address}?o=1", 302)]
    assert {"accounts.user", "auth.group", "notifications.delivery", "django_tasks_database.dbtaskresult"} <= refused


def test_rows_that_can_be_are_done_with_as_ever(client, admin_user):
    client.force_login(admin_user)
    gone = Group.objects.create(name="Gone")
    form = {"action": "delete_selected", "_selected_action": gone.pk, "post": "yes"}
    client.post("/en/admin/auth/group/", form)
    assert not Group.objects.filter(pk=gone.pk).exists()
