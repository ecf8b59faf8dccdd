"""Whatever comes in by address, query, header, cookie or body: a page or an error page, never a failure.

Forms and their fields are in test_bad_fields.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib.admin import site
from django.urls import reverse

from producers.workflow import save_profile
from tests.addresses import FORMS, OF_RECORDS, POST_ONLY, SLOW_FILES, addresses
from tests.hostile import BODIES, COOKIES, ENCODED, FILES, HEADERS, HTML, QUERIES, Knocker
from tests.pages import page
from tests.places import owned_by
from tests.sizes import Shares

pytestmark = pytest.mark.django_db

THREE_KINDS_OF_KEYS = ("admin:catalog_product_", "admin:producers_district_", "admin:django_tasks_")
WRONG_METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "FOO")
QUERY_WORDS = ("q", "hal", "setelah", "sebelum", "kecamatan", "cabang", "next", "s", "page", "o", "p", "e", "all")
ADMIN_WORDS = ("id", "pk", "state__exact", "producer__village__district__code__exact", "is_staff__exact", "_popup")
ADMIN_WORDS += ("_to_field", "_changelist_filters", "term", "app_label", "model_name", "field_name", "extended")


@pytest.fixture(autouse=True)
def _mail_goes_out(settings):
    """The pages that send links and codes exist."""
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def boss(emping):
    """Runs a business and the office, so that every door opens."""
    emping.owner.is_staff = emping.owner.is_superuser = True
    emping.owner.save()
    return Knocker(emping.owner)


@pytest.fixture
def places(emping, dewi):
    return owned_by(emping, officer=dewi)


def address(name: str, places) -> str:
    return reverse(name, kwargs=places.get(name))


def urls(places) -> Iterator[tuple[str, str]]:
    """The name of every address and what it is now."""
    records = {f"admin:{model._meta.app_label}_{model._meta.model_name}": model for model in site._registry}
    for name, written in addresses():
        model = records.get(name.rpartition("_")[0])
        if name in places or "<" not in written:
            yield name, address(name, places)
        elif model and "object_id" in written:
            yield name, reverse(name, args=[model.objects.order_by("pk").first().pk])


def readable(places) -> list[tuple[str, str]]:
    return [(name, url) for name, url in urls(places) if name not in POST_ONLY]


def at_the_desk(name: str) -> bool:
    return name.startswith("admin:")


def test_a_strange_argument_in_an_address_breaks_nothing(boss):
    shares = Shares(9)
    for name, written in addresses():
        stands_for_all = name.startswith(THREE_KINDS_OF_KEYS) or not OF_RECORDS.search(name)
        if "<" not in written or "(?P" in written or name == "admin:None" or not stands_for_all:
            continue
        for kind, value in shares.of(ENCODED.items()):
            url = "/" + re.sub(r"<\w+:\w+>|<\w+>", value[:5000].replace("\\", r"\\"), written)
            assert HTML not in boss("GET", url, what=kind)
            if name in POST_ONLY | FORMS:
                boss("POST", url, {"action": "save"}, what=kind)
    assert boss.broken == []


def test_a_strange_query_breaks_no_page(boss, places):
    lists = ("product_changelist", "user_changelist", "delivery_changelist")
    pages = [
        (name, url)
        for name, url in readable(places)
        if name not in SLOW_FILES and (name.endswith(lists) or not OF_RECORDS.search(name))
    ]
    shares = Shares(9)
    for name, url in pages:
        words = QUERY_WORDS + (ADMIN_WORDS if at_the_desk(name) else ())
        for kind, value in shares.of(ENCODED.items()):
            assert HTML not in boss("GET", f"{url}?{'&'.join(f'{word}={value}' for word in words)}", what=kind)
    assert boss.broken == []


def test_a_strange_place_in_a_list_is_not_found(boss, places):
    lists = ("catalog:catalogue", "catalog:directory", "catalog:category", "orders:inbox", "orders:reviews")
    expected = {"nothing": 200, "31 bits": 200, "nul": 400}
    for kind, value in ENCODED.items():
        for name in lists:
            for word in ("setelah", "sebelum"):
                boss("GET", f"{address(name, places)}?{word}={value}", what=kind)
                assert boss.status == expected.get(kind, 404), (name, word, kind)
        boss("GET", f"{address('catalog:search', places)}?q=emping&setelah={value}", what=kind)
    assert boss.broken == []


def test_a_strangely_written_query_breaks_no_page(boss, places):
    shares = Shares(6)
    for name, url in readable(places):
        if not at_the_desk(name) or name == "admin:catalog_product_changelist":
            for query in shares.of(QUERIES):
                boss("GET", f"{url}?{query}")
    assert boss.broken == []


def test_a_wrong_method_is_refused(boss, places):
    shares, asked, taken = Shares(5), defaultdict(set), defaultdict(set)
    for name, url in urls(places):
        if not at_the_desk(name) or name in {"admin:index", "admin:catalog_product_changelist"}:
            for method in shares.of((*WRONG_METHODS, "OPTIONS", "HEAD")):
                boss(method, url, b"")
                asked[method].add(name)
                taken[method] |= {name} if boss.status != 405 else set()
    for method in WRONG_METHODS:
        led_on_before_anything_else = {"accounts:sign_in"}
        resumed_uploads = {"catalog:upload"} if method in {"PATCH", "DELETE"} else set()
        expected = (led_on_before_anything_else | resumed_uploads) & asked[method]
        assert {name for name in taken[method] if not at_the_desk(name)} == expected, method
    assert boss.broken == []


def test_a_broken_body_breaks_no_form(boss, places):
    stranger = Knocker()
    desk = (
        "registerimport_add",
        "kblicode_import",
        "yearlyreport_add",
        "category_add",
        "category_change",
        "product_verdict",
        "user_add",
        "user_password_change",
        "delivery_changelist",
    )
    shares = Shares(9)
    for name, url in urls(places):
        for what, (content, content_type) in shares.of(BODIES.items()):
            if name in POST_ONLY | FORMS or name.endswith(desk):
                boss("POST", url, content, content_type=content_type, what=what)
            if name.startswith(("accounts:", "orders:")):
                stranger("POST", url, content, content_type=content_type, what=what)
    assert boss.broken + stranger.broken == []


@pytest.mark.parametrize("name", ["catalog:photos", "catalog:edit_product"])
def test_what_is_no_photo_is_refused_with_a_word_about_it(boss, places, name):
    for what, body in Shares(5, start=len(name)).of(FILES.items()):
        shown = boss("POST", address(name, places), body, content_type="multipart/form-data; boundary=x", what=what)
        assert boss.status == 422, what
        assert page(boss.answer).select_one("#photos .invalid-feedback, p.invalid-feedback").get_text().strip(), what
        assert HTML not in shown
    assert boss.broken == []


def test_a_strange_header_breaks_no_page(boss, places):
    pages = (
        "catalog:home",
        "catalog:search",
        "orders:basket",
        "accounts:sign_in",
        "orders:home",
        "admin:index",
        "media",
    )
    forms = ("orders:add_to_basket", "orders:basket", "accounts:sign_in", "producers:profile")
    shares = Shares(5)
    for header, values in HEADERS.items():
        for value in values:
            for name in shares.of(pages):
                boss("GET", address(name, places), headers={header: value}, what=f"{header}: {value[:40]}")
            for name in shares.of(forms):
                boss(
                    "POST",
                    address(name, places),
                    {"quantity": 2},
                    headers={header: value},
                    what=f"{header}: {value[:40]}",
                )
    assert boss.broken == []


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver\\@evil.example", "[::1"])
def test_a_foreign_host_is_told_nothing(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_a_strange_cookie_breaks_no_page(places):
    visitor = Knocker()
    names = ("sessionid", "keranjang", "csrftoken", "django_language", "messages", "", "x" * 5000)
    headers = [f"{name}={value}" for name in names for value in COOKIES["values"]] + COOKIES["headers"]
    shares = Shares(5)
    for cookie in headers:
        for name in shares.of(("help", "orders:basket", "orders:home")):
            visitor("GET", address(name, places), headers={"cookie": cookie}, what=cookie[:60])
        visitor(
            "POST", address("orders:add_to_basket", places), {"quantity": 2}, headers={"cookie": cookie}, what=cookie
        )
    assert visitor.broken == []


NO_PAGES = ("text/calendar", "application/pdf", "image/jpeg", "text/csv")  # a browser finds no markup in these

PAGES_WITH_WORDS = {
    *(f"catalog:{name}" for name in ("home", "catalogue", "product", "category", "directory", "storefront")),
    *("catalog:sentra", "catalog:sentra_list", "admin:producers_site_compare", "admin:producers_site_changelist"),
    *("catalog:favourites", "catalog:compare", "admin:catalog_season_changelist", "admin:catalog_season_change"),
    *(f"catalog:{name}" for name in ("products", "edit_product", "preview")),
    *(f"orders:{name}" for name in ("submission", "conversation", "home", "inbox", "thread", "write_quote")),
    *("orders:reviews", "admin:orders_review_change", "admin:orders_review_changelist"),
    *("producers:credentials", "producers:replace_credential", "admin:producers_credential_change"),
    *("accounts:home", "accounts:data", "accounts:correct", "producers:team", "producers:join", "producers:report"),
    *("producers:details", "admin:producers_yearlyreport_change", "admin:producers_registerimport_change"),
    *("producers:profile", "notifications:list", "admin:index", "admin:catalog_product_preview"),
    *(f"admin:{name}_changelist" for name in ("catalog_product", "producers_producer", "notifications_delivery")),
    *(f"admin:{name}_change" for name in ("catalog_product", "producers_producer", "orders_enquiry", "accounts_user")),
}


def test_what_people_wrote_comes_back_as_text_on_every_page(boss, emping, dewi):
    save_profile(producer=emping, name=HTML, story=HTML, address=HTML, monthly_capacity=HTML)
    type(emping.owner).objects.update(name=HTML)
    shown, places = set(), owned_by(emping, officer=dewi, words=HTML)
    comparison = f"{address('catalog:compare', places)}?p={places['catalog:keep']['pk']}"
    for name, url in [*readable(places), ("catalog:compare", comparison)]:
        source = boss("GET", url)
        if boss.answer is not None and boss.answer.headers.get("Content-Type", "").startswith(NO_PAGES):
            continue
        assert "<script>alert" not in source, name
        assert "<img src=x" not in source, name
        if boss.status == 200 and "&lt;script&gt;alert(1)&lt;/script&gt;" in source:
            shown.add(name)
    assert PAGES_WITH_WORDS - shown == set()
    assert boss.broken == []


@pytest.mark.parametrize("query", [HTML, "{{ 7|add:'x' }}{% url 'x' %}", "قطعة من الحديد", "铁门", "🥜👩🏽‍🍳"])
def test_what_was_searched_for_comes_back_as_text(client, query):
    shown = client.get(f"/en/cari/?q={quote(query)}")
    assert page(shown).h1.get_text() == f"Nothing found for “{query}”"
    assert page(shown).find("input", {"name": "q"})["value"] == query
    assert "<script>alert" not in shown.content.decode()
