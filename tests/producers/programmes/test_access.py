"""What an officer of one office learns of another office's programmes: nothing, by any address, action or export."""

import pytest
from django.urls import reverse

from producers.models import Attendance, Office, Participation, Programme
from producers.programmes import workflow
from tests.factories import make_graduate, make_opd_officer, make_participation, make_programme
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def fair(office, eka, emping):
    """A programme of Eka's office with a participant who waits for an answer."""
    programme = make_programme(office, officer=eka, title="Bazar rahasia", title_en="")
    make_participation(programme, emping)
    return programme


@pytest.fixture
def stranger(client, fair):
    """An officer of another office, signed in."""
    client.force_login(make_opd_officer(Office.objects.create(name="Dinas Ketenagakerjaan"), "Hesti"))
    return client


@pytest.fixture
def insider(client, eka, fair):
    client.force_login(eka)
    return client


def of_programme(fair):
    pages = ("participants", "attendance_list", "attendance", "results")
    return [reverse(f"admin:producers_programme_{name}", args=[fair.pk]) for name in pages]


def records(fair):
    participation = fair.participations.get()
    return [
        reverse(f"admin:producers_{model}_{name}", args=[row.pk])
        for model, row in (("programme", fair), ("participation", participation))
        for name in ("change", "history")
    ]


LISTS = ("admin:producers_programme_changelist", "admin:producers_participation_changelist")


def test_an_officer_reaches_everything_of_her_own_office(insider, fair):
    assert [insider.get(url).status_code for url in (*of_programme(fair), *records(fair))] == [200] * 8
    for name in LISTS:
        assert "Bazar rahasia" in insider.get(reverse(name)).content.decode()


def test_the_pages_and_exports_of_another_office_are_not_found(stranger, fair):
    answers = [stranger.get(url).status_code for url in of_programme(fair)]
    answers += [stranger.post(url, {"present": "1-1"}).status_code for url in of_programme(fair)[2:]]
    assert answers == [404] * 6


def test_the_records_of_another_office_do_not_exist(stranger, fair):
    for url in records(fair):
        answer = stranger.get(url, follow=True)
        assert answer.redirect_chain[0][0] == reverse("admin:index"), url
        assert "Bazar rahasia" not in answer.content.decode(), url


def test_no_list_filter_queue_or_search_names_another_offices_programme(stranger, fair):
    urls = [*map(reverse, LISTS), f"{reverse(LISTS[1])}?programme={fair.pk}", reverse("admin:index")]
    urls += [f"{reverse('admin:search')}?s=Bazar", f"{reverse(LISTS[0])}?q=Bazar"]
    for url in urls:
        words = stranger.get(url).content.decode()
        assert ("Bazar rahasia" in words, "Emping Budi" in words) == (False, False), url


def test_the_queue_shows_the_registrations_of_ones_own_office(insider):
    answer = insider.get("/en/admin/")
    assert texts(answer, ".desk-queue h2") == ["Registrations for programmes 1"]
    assert texts(answer, ".desk-main") == ["Emping Budi Bazar rahasia"]


def test_no_verdict_hold_or_action_reaches_another_offices_rows(stranger, fair):
    participation = fair.participations.get()
    verdicts = [
        reverse("admin:producers_programme_verdict", args=[fair.pk, "cancel"]),
        reverse("admin:producers_participation_verdict", args=[participation.pk, "decline"]),
    ]
    for url in verdicts:
        stranger.post(url, {"note": "x", "version": 0})
    holds = [f"admin:producers_{each}_hold" for each in ("programme", "participation")]
    rows = (fair.pk, participation.pk)
    answers = [stranger.post(reverse(name, args=[pk])).status_code for name, pk in zip(holds, rows, strict=True)]
    stranger.post(reverse(LISTS[1]), {"action": "accept_ticked", "_selected_action": participation.pk})
    assert answers == [404, 404]
    assert list(Programme.objects.values_list("state", flat=True)) == ["open"]
    assert list(Participation.objects.values_list("state", flat=True)) == ["registered"]


def test_a_participants_code_opens_nothing_for_another_office(stranger, fair, eka):
    participation = workflow.accept(participation=fair.participations.get(), by=eka)
    url, meeting = reverse("producers:attend", args=[participation.code]), fair.meetings.get()
    assert (stranger.get(url).status_code, stranger.post(url, {"meeting": meeting.pk}).status_code) == (404, 404)
    assert Attendance.objects.count() == 0


def test_a_certificate_of_another_office_is_not_found(stranger, office, eka, las):
    graduate = make_graduate(make_programme(office, officer=eka), las, officer=eka)
    assert stranger.get(reverse("admin:producers_participation_certificate", args=[graduate.pk])).status_code == 404


def test_an_officer_writes_programmes_in_the_name_of_her_own_office_only(stranger, office):
    answer = stranger.get(reverse("admin:producers_programme_add"))
    offered = [option.get_text() for option in page(answer).select("select[name=office] option")]
    assert offered[1:] == ["Dinas Ketenagakerjaan"]
    refused = stranger.post(reverse("admin:producers_programme_add"), {"office": office.pk, "title": "Curang"})
    assert (refused.status_code, Programme.objects.filter(title="Curang").count()) == (200, 0)
    assert texts(refused, "#id_office_error, .field-office .errorlist, .field-office ul li") != []


def test_an_officer_has_nothing_but_programmes(stranger):
    links = {link["href"] for link in page(stranger.get("/admin/")).select("a[href]")}
    others = [f"/admin/producers/{name}/" for name in ("producer", "credential", "yearlyreport", "office")]
    assert [stranger.get(url).status_code for url in others] == [403] * 4
    assert links.isdisjoint(others)
    assert "/admin/producers/programme/" in links
