"""From a draft to a closed request."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.models import Category
from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders import companies
from orders.models import Candidate, Enquiry, Quote, Rfq
from orders.rfqs import posting
from orders.workflow import withdraw_quote
from producers import scans
from tests.factories import (
    close,
    image_bytes,
    make_company,
    make_listing,
    make_offer,
    make_producer,
    make_rfq,
    make_user,
)
from tests.pages import page

pytestmark = pytest.mark.django_db
State = Rfq.State
SCAN = scans.Scan(content=b"%PDF-1.4 gambar", ending="pdf")


def told(user, kind):
    return Notification.objects.filter(user=user, kind=kind).count()


@pytest.fixture
def melinjo(emping, dewi):
    return make_listing(emping, officer=dewi)


def test_a_request_goes_from_draft_to_closed(baja, fajar, dewi, emping):
    rfq = make_rfq(baja)
    posting.submit_rfq(rfq=rfq, by=fajar)
    posting.reject_rfq(rfq=rfq, version=1, by=dewi, note="Jumlah?")
    posting.save_rfq(rfq=rfq, quantity=200)
    posting.submit_rfq(rfq=rfq, by=fajar)
    posting.open_rfq(rfq=rfq, version=2, by=dewi)
    make_offer(rfq, emping)
    close(rfq)
    steps = list(rfq.history.order_by("pk").values_list("to_state", flat=True))
    assert steps == ["draft", "submitted", "rejected", "submitted", "open", "closed"]


def test_a_company_that_is_not_verified_keeps_its_draft(fajar):
    rfq = make_rfq(make_company(fajar))
    with pytest.raises(IllegalTransition):
        posting.submit_rfq(rfq=rfq, by=fajar)
    assert rfq.state == State.DRAFT


def test_what_makers_have_seen_is_not_changed(baja, dewi):
    rfq = make_rfq(baja, officer=dewi)
    with pytest.raises(IllegalTransition):
        posting.save_rfq(rfq=rfq, closes_at=timezone.now() + timedelta(minutes=1))


def test_a_request_changed_meanwhile_is_not_opened(baja, fajar, dewi):
    rfq = make_rfq(baja)
    posting.save_rfq(rfq=rfq, quantity=5)
    posting.submit_rfq(rfq=rfq, by=fajar)
    with pytest.raises(IllegalTransition):
        posting.open_rfq(rfq=rfq, version=1, by=dewi)


def test_makers_who_fit_are_told_once(baja, dewi, melinjo, las, budi, citra):
    rfq = make_rfq(baja, officer=dewi)
    candidate = rfq.candidates.get()
    assert (candidate.producer.owner, candidate.kind, candidate.told_at is not None) == (budi, "matched", True)
    assert (told(budi, "rfq_new"), told(citra, "rfq_new")) == (1, 0)
    posting._tell_makers(rfq, posting.matches(rfq))
    assert told(budi, "rfq_new") == 1


def test_the_database_keeps_one_row_for_each_maker(baja, dewi, melinjo, emping):
    rfq = make_rfq(baja, officer=dewi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.create(rfq=rfq, producer=emping, kind="interested")


def test_only_invited_makers_are_told_of_their_request(baja, fajar, dewi, melinjo, las, budi, citra):
    rfq = make_rfq(baja, audience="invited")
    posting.invite_makers(rfq=rfq, producers=[las])
    posting.submit_rfq(rfq=rfq, by=fajar)
    posting.open_rfq(rfq=rfq, version=1, by=dewi)
    assert (told(citra, "rfq_invited"), told(budi, "rfq_new"), rfq.candidates.count()) == (1, 0, 1)


def test_a_request_to_invited_makers_needs_one(baja, fajar):
    with pytest.raises(IllegalTransition):
        posting.submit_rfq(rfq=make_rfq(baja, audience="invited"), by=fajar)


def test_nobody_closes_a_request_before_its_time(baja, dewi, emping):
    rfq = make_rfq(baja, officer=dewi, is_sealed=True)
    make_offer(rfq, emping)
    with pytest.raises(IllegalTransition):
        posting.close_rfq(rfq=rfq)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rfq.objects.filter(pk=rfq.pk).update(closed_at=timezone.now())


def test_without_offers_a_request_ends_at_its_closing(baja, fajar, dewi):
    rfq = close(make_rfq(baja, officer=dewi))
    assert (rfq.state, told(fajar, "rfq_without_offers")) == (State.EXPIRED, 1)


def test_an_offer_that_was_taken_back_ends_with_its_request(baja, dewi, emping, budi):
    rfq = make_rfq(baja, officer=dewi)
    enquiry = make_offer(rfq, emping).enquiry
    withdraw_quote(quote=enquiry.quotes.get(), by=budi)
    close(rfq)
    enquiry.refresh_from_db()
    assert (rfq.state, enquiry.state, told(budi, "rfq_cancelled")) == (State.EXPIRED, Enquiry.State.CANCELLED, 0)


def test_cancelling_ends_the_offers_and_tells_their_makers(baja, fajar, dewi, emping, las, budi, citra):
    rfq = make_rfq(baja, officer=dewi)
    offer = make_offer(rfq, emping)
    posting.cancel_rfq(rfq=rfq, by=fajar, reason="Ditunda.")
    offer.enquiry.refresh_from_db()
    assert (offer.enquiry.state, offer.enquiry.quotes.get().state) == (Enquiry.State.CANCELLED, Quote.State.REJECTED)
    assert (told(budi, "rfq_cancelled"), told(citra, "rfq_cancelled")) == (1, 0)


def test_a_past_request_is_asked_again_with_its_files_and_guests(baja, fajar, dewi, emping):
    rfq = make_rfq(baja, audience="invited", papers=["halal"], is_sealed=True)
    posting.add_file(rfq=rfq, scan=SCAN, title="gambar.pdf")
    posting.invite_makers(rfq=rfq, producers=[emping])
    posting.submit_rfq(rfq=rfq, by=fajar)
    posting.open_rfq(rfq=rfq, version=1, by=dewi)
    copy = posting.reissue_rfq(rfq=close(rfq), by=fajar)
    assert (copy.state, copy.title, copy.papers, copy.is_sealed) == (State.DRAFT, rfq.title, ["halal"], True)
    assert (copy.closes_at > timezone.now(), copy.wanted_on > copy.closes_at.date()) == (True, True)
    assert [each.producer for each in copy.candidates.all()] == [emping]
    file = copy.files.get()
    assert (file.title, file.name != rfq.files.get().name) == ("gambar.pdf", True)
    with scans.opened(file.name) as kept:
        assert kept.read() == SCAN.content


def test_a_double_click_on_asking_again_makes_one_draft(baja, fajar, dewi):
    rfq = make_rfq(baja, officer=dewi)
    assert posting.reissue_rfq(rfq=rfq, by=fajar) == posting.reissue_rfq(rfq=rfq, by=fajar) != rfq


def test_a_lost_file_does_not_keep_a_request_from_being_asked_again(client, baja, fajar, dewi):
    rfq = make_rfq(baja, officer=dewi)
    rfq.files.create(name="requests/lost.pdf", title="gambar.pdf")
    client.force_login(fajar)
    answer = client.post(f"/en/perusahaan/permintaan/{rfq.pk}/ulang/", follow=True)
    assert "A file of the old request is lost. Please add it once more." in page(answer).get_text()


def test_a_file_of_a_draft_goes_with_its_row(baja, django_capture_on_commit_callbacks):
    file = posting.add_file(rfq=make_rfq(baja), scan=scans.Scan(content=image_bytes(), ending="jpg"), title="a.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        posting.remove_file(file=file)
    with pytest.raises(FileNotFoundError):
        scans.opened(file.name)


def test_who_reads_which_request(baja, fajar, dewi, emping, budi, las, citra):
    make_rfq(baja, title="Draf")
    make_rfq(baja, officer=dewi, title="Umum")
    closed = make_rfq(baja, title="Undangan", audience="invited")
    posting.invite_makers(rfq=closed, producers=[las])
    posting.submit_rfq(rfq=closed, by=fajar)
    before = set(Rfq.objects.visible_to(citra).values_list("title", flat=True))
    posting.open_rfq(rfq=closed, version=1, by=dewi)
    seen = {
        who: sorted(Rfq.objects.visible_to(user).values_list("title", flat=True))
        for who, user in {"nobody": None, "Budi": budi, "Citra": citra, "Fajar": fajar, "Dewi": dewi}.items()
    }
    everything = ["Draf", "Umum", "Undangan"]
    assert before == {"Umum"}
    assert seen == {
        "nobody": ["Umum"],
        "Budi": ["Umum"],
        "Citra": ["Umum", "Undangan"],
        "Fajar": everything,
        "Dewi": everything,
    }


def test_requests_of_a_suspended_company_disappear_and_come_back(baja, dewi):
    rfq = make_rfq(baja, officer=dewi)
    companies.suspend_company(company=baja, by=dewi, note="NIB dicabut.")
    assert (list(Rfq.objects.public()), list(Rfq.objects.open())) == ([], [])
    companies.reinstate_company(company=baja, by=dewi)
    assert list(Rfq.objects.open()) == [rfq]


def test_makers_who_are_not_verified_are_not_told(baja, dewi):
    make_producer(make_user("Eka"), name="Opak Eka")
    rfq = make_rfq(baja, officer=dewi, category=Category.objects.get(slug="rengginang-opak"), title="Opak")
    assert rfq.candidates.count() == 0


def test_a_copy_counts_its_days_in_cilegon(baja, fajar):
    early = datetime(2026, 3, 1, 18, tzinfo=UTC)  # the second of March in Cilegon
    rfq = make_rfq(baja, wanted_on=date(2026, 4, 11), closes_at=early + timedelta(days=7))
    Rfq.objects.filter(pk=rfq.pk).update(opened_at=early)
    assert posting.reissue_rfq(rfq=rfq, by=fajar).wanted_on == today() + timedelta(days=40)


def test_who_is_invited_already_takes_no_place_again(baja, emping, las, monkeypatch):
    monkeypatch.setattr(posting, "MOST_INVITED", 2)
    rfq = make_rfq(baja)
    assert posting.invite_makers(rfq=rfq, producers=[emping]) == 1
    assert posting.invite_makers(rfq=rfq, producers=[emping, las, las]) == 1
