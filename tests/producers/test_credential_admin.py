import pytest
from django.db import transaction

from producers import credentials, scans
from producers.models import Credential
from tests.factories import make_credential, make_user, make_verified_credential
from tests.pages import page, texts
from tests.papers import pdf_bytes
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db
GONE = "The maker has removed this meanwhile; there is nothing left to decide."
LIST = "/en/admin/producers/credential/"
ROWS = "#result_list tbody tr"
PDF = scans.Scan(content=pdf_bytes(), ending="pdf")


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def look(moderator, paper):
    return moderator.get(f"{LIST}{paper.pk}/change/")


def decide(moderator, paper, verdict, **changes):
    form = {"version": paper.version, "note": "", **changes}
    return moderator.post(f"{LIST}{paper.pk}/verdict/{verdict}/", form, follow=True)


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


def buttons(answer):
    return texts(answer, ".verdict-buttons button")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(moderator, emping, rows, django_assert_num_queries):
    for number in range(rows):
        make_credential(emping, kind="sni", number=f"SNI {number}")
    with django_assert_num_queries(7):
        answer = moderator.get(LIST)
    assert len(texts(answer, ROWS)) == rows


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=9120001234567", ["NIB"]),
        ("q=las", ["Halal"]),
        ("q=none", []),
        ("kind__exact=halal", ["Halal"]),
        ("state__exact=submitted", ["Halal", "NIB"]),
        ("state__exact=verified", []),
    ],
)
def test_officers_find_papers_by_number_maker_and_filters(moderator, emping, las, query, found):
    make_credential(emping, kind="nib")
    make_credential(las, kind="halal")
    rows = texts(moderator.get(f"{LIST}?{query}"), ROWS)
    assert sorted(next(name for name in ("NIB", "Halal") if name in row) for row in rows) == found


def test_the_officer_sees_number_dates_and_the_photo_and_changes_nothing(moderator, emping):
    paper = make_credential(emping)
    answer = look(moderator, paper)
    shown = " ".join(texts(answer, "body"))
    for words in ("206367201000128-31", "P-IRT", "Emping Budi", "waiting for verification"):
        assert words in shown
    assert texts(answer, ".verdict-facts dd")[0] == "206367201000128-31"
    photo = page(answer).select_one(".verdict-scan a")
    assert photo["href"] == photo.img["src"] == f"/en/usaha/dokumen/{paper.pk}/berkas/"
    assert photo.img["alt"] == f"Scan of {paper}"
    assert moderator.get(photo["href"])["Content-Type"] == "image/jpeg"
    assert page(answer).select("#credential_form input[name=number], [name=_save]") == []


def test_a_pdf_is_a_link_to_it(moderator, emping):
    answer = look(moderator, make_credential(emping, scan=PDF))
    assert texts(answer, ".verdict-scan a") == ["Download the PDF"]
    assert page(answer).select(".verdict-scan img") == []


def test_the_scan_of_a_paper_that_was_decided_on_is_still_one_click_away(moderator, emping):
    paper = make_verified_credential(emping)
    Credential.objects.update(state="expired")
    answer = look(moderator, paper)
    assert buttons(answer) == []
    assert page(answer).select_one(f"a[href='/en/usaha/dokumen/{paper.pk}/berkas/']").get_text() == "Open the scan"


def test_the_officer_verifies(moderator, emping, dewi):
    paper = make_credential(emping)
    assert buttons(look(moderator, paper)) == ["Verify", "Reject"]
    answer = decide(moderator, paper, "verify")
    assert messages(answer) == ["P-IRT 206367201000128-31 is verified."]
    paper.refresh_from_db()
    assert (paper.state, paper.history.first().by) == ("verified", dewi)


def test_the_officer_rejects_only_with_a_reason(moderator, emping):
    paper = make_credential(emping)
    answer = decide(moderator, paper, "reject")
    assert texts(answer, "#verdict-problem") == ["Write the reason; the maker will read it."]
    answer = decide(moderator, paper, "reject", note="Buram.")
    assert messages(answer) == ["P-IRT 206367201000128-31 is rejected; the maker can correct it."]
    paper.refresh_from_db()
    assert (paper.state, paper.history.first().note) == ("rejected", "Buram.")


def test_the_badge_of_a_verified_paper_can_be_taken_away(moderator, emping):
    paper = make_verified_credential(emping)
    assert buttons(look(moderator, paper)) == ["Reject"]
    decide(moderator, paper, "reject", note="Dicabut.")
    assert list(Credential.objects.badges()) == []


def test_a_paper_corrected_meanwhile_must_be_looked_at_again(moderator, emping):
    paper = make_credential(emping)
    seen = Credential.objects.get()
    credentials.correct_credential(credential=paper, by=emping.owner, number="206367201000129")
    answer = decide(moderator, seen, "verify")
    assert texts(answer, "#verdict-problem") == [
        "The maker changed this paper while you were looking at it. Please look at the new version."
    ]
    assert page(answer).select_one(".verdict-form [name=version]")["value"] == "2"


@pytest.mark.parametrize("verdict", ["verify", "reject"])
def test_a_paper_removed_meanwhile_leads_back_to_the_queue(moderator, emping, verdict):
    paper = make_credential(emping)
    credentials.remove_credential(credential=Credential.objects.get())
    answer = decide(moderator, paper, verdict, note="Buram.")
    assert (answer.redirect_chain, messages(answer)) == ([("/en/admin/", 302)], [GONE])


@pytest.mark.django_db(transaction=True)
def test_so_does_a_paper_removed_while_the_decision_is_carried_out(moderator, emping):
    paper = make_credential(emping)
    with transaction.atomic():
        credentials.remove_credential(credential=Credential.objects.get())
        (deciding,) = start_and_wait_for_lock(lambda: decide(moderator, paper, "verify"))
    answer = deciding.result(timeout=10)
    assert (answer.redirect_chain, messages(answer)) == ([("/en/admin/", 302)], [GONE])


def test_the_officer_is_warned_of_a_number_that_another_maker_has_sent(moderator, emping, las):
    paper = make_credential(emping)
    make_credential(emping, kind="nib")
    make_credential(las, kind="nib")
    assert texts(look(moderator, paper), ".verdict-warning") == []
    make_credential(las)
    assert texts(look(moderator, paper), ".verdict-warning") == ["Las Citra has sent a paper with the same number."]


def test_papers_are_neither_added_nor_deleted_by_hand(client, admin_user, emping):
    client.force_login(admin_user)
    paper = make_credential(emping)
    for address in (f"{LIST}add/", f"{LIST}{paper.pk}/delete/"):
        assert texts(client.post(address, {"post": "yes"}), "h1") == ["This page is not for your account"]
    assert Credential.objects.count() == 1


@pytest.mark.parametrize("person", ["maker", "officer"])
def test_who_has_no_right_sees_and_decides_nothing(client, emping, person):
    paper = make_credential(emping)
    client.force_login(emping.owner if person == "maker" else make_user("Eka", is_staff=True))
    answers = [client.get(LIST), look(client, paper), client.post(f"{LIST}{paper.pk}/verdict/verify/", {"version": 1})]
    if person == "maker":
        assert all(answer["Location"].startswith("/en/admin/login/") for answer in answers)
    else:
        assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Credential.objects.get().state == "submitted"
