from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from producers import credentials, scans
from producers import workflow as producers
from producers.models import Credential
from tests.factories import (
    image_bytes,
    make_credential,
    make_moderator,
    make_verified_credential,
    make_verified_producer,
)
from tests.papers import pdf_bytes
from tests.races import on_another_connection, start_and_wait_for_lock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
PDF = scans.Scan(content=pdf_bytes(), ending="pdf")
PIRT = "206367201000128-31"


@pytest.fixture
def nib(emping):
    return make_credential(emping, kind="nib")


@pytest.fixture
def pirt(emping):
    return make_credential(emping)


def history(paper):
    return list(paper.history.order_by("pk").values_list("from_state", "to_state", "by__name", "note"))


def told():
    rows = Notification.objects.filter(kind__startswith="credential").order_by("pk")
    return [(row.user.name, row.title, row.body, row.url) for row in rows]


def kept(private_root):
    return {str(path.relative_to(private_root)) for path in private_root.rglob("*") if path.is_file()}


def verify(paper, officer):
    return credentials.verify_credential(credential=paper, version=paper.version, by=officer)


def reject(paper, officer, note="Foto buram."):
    return credentials.reject_credential(credential=paper, version=paper.version, by=officer, note=note)


def test_a_paper_is_sent_with_its_scan(pirt, emping):
    pirt.refresh_from_db()
    assert (pirt.producer, pirt.kind, pirt.number, pirt.state, pirt.version) == (emping, "pirt", PIRT, "submitted", 1)
    assert history(pirt) == [("", "submitted", "Budi", "")]
    with scans.opened(pirt.scan) as file:
        assert file.read() == image_bytes()


def test_the_same_paper_is_not_sent_twice_and_its_scan_not_kept(pirt, emping, private_root):
    before = kept(private_root)
    with pytest.raises(IllegalTransition, match=f"P-IRT {PIRT} is in your list already"):
        make_credential(emping, scan=PDF)
    assert (Credential.objects.count(), kept(private_root)) == (1, before)


def test_another_number_and_another_maker_are_other_papers(pirt, emping, las):
    make_credential(emping, number="206367201000129")
    make_credential(las)
    assert Credential.objects.count() == 3


@pytest.mark.parametrize("state", ["submitted", "verified", "rejected"])
def test_a_business_has_one_nib(nib, emping, dewi, state):
    {"verified": verify, "rejected": reject}.get(state, lambda paper, officer: paper)(nib, dewi)
    with pytest.raises(IllegalTransition, match="There is a NIB in your list already"):
        make_credential(emping, kind="nib", number="9120001234568")


def test_a_business_has_at_most_so_many_papers(pirt, emping, settings):
    settings.PAPERS_PER_MAKER = 1
    with pytest.raises(IllegalTransition, match="A business has at most 1 papers"):
        make_credential(emping, kind="nib")


def test_a_closed_business_sends_and_corrects_nothing(pirt, emping):
    producers.close_producer(producer=emping, by=emping.owner)
    with pytest.raises(IllegalTransition, match="This business is closed"):
        make_credential(emping, kind="nib")
    with pytest.raises(IllegalTransition, match="This business is closed"):
        credentials.correct_credential(credential=pirt, by=emping.owner, number="206367201000129")


def test_a_scan_that_cannot_be_kept_leaves_no_paper(emping, private_root, settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    options = {**settings.STORAGES["private"]["OPTIONS"], "location": blocked}
    settings.STORAGES = {**settings.STORAGES, "private": {**settings.STORAGES["private"], "OPTIONS": options}}
    with pytest.raises(ValidationError, match="The file could not be kept just now"):
        make_credential(emping)
    assert Credential.objects.count() == 0


def test_a_correction_makes_a_new_version_and_keeps_the_scan(pirt, emping):
    before = pirt.scan
    credentials.correct_credential(credential=pirt, by=emping.owner, number="206367201000129")
    pirt.refresh_from_db()
    assert (pirt.number, pirt.version, pirt.state, pirt.scan) == ("206367201000129", 2, "submitted", before)
    assert len(history(pirt)) == 1


def test_a_rejected_paper_is_corrected_and_waits_again(pirt, emping, dewi):
    reject(pirt, dewi)
    Credential.objects.filter(pk=pirt.pk).update(reminded=30)
    sent_at = pirt.submitted_at
    credentials.correct_credential(credential=pirt, by=emping.owner, expires_on=today() + timedelta(days=9))
    pirt.refresh_from_db()
    assert (pirt.state, pirt.version, pirt.reminded) == ("submitted", 2, None)
    assert pirt.submitted_at > sent_at
    assert history(pirt)[1:] == [
        ("submitted", "rejected", "Dewi", "Foto buram."),
        ("rejected", "submitted", "Budi", ""),
    ]


@pytest.mark.django_db(transaction=True)
def test_the_old_scan_goes_when_a_new_one_is_certain(private_root):
    paper = make_credential(make_verified_producer())
    old = paper.scan
    with transaction.atomic():
        credentials.correct_credential(credential=paper, by=paper.producer.owner, scan=PDF)
        assert old in kept(private_root)
        transaction.set_rollback(True)
    paper.refresh_from_db()
    assert paper.scan == old
    assert old in kept(private_root)
    credentials.correct_credential(credential=paper, by=paper.producer.owner, scan=PDF)
    assert old not in kept(private_root)
    assert {paper.scan} <= kept(private_root)


def test_a_refused_correction_leaves_no_file(pirt, emping, dewi, private_root):
    verify(pirt, dewi)
    before = kept(private_root)
    with pytest.raises(IllegalTransition, match="This paper has been judged already"):
        credentials.correct_credential(credential=pirt, by=emping.owner, scan=PDF)
    assert kept(private_root) == before


def test_a_correction_may_not_repeat_another_paper(pirt, emping):
    other = make_credential(emping, number="206367201000129")
    with pytest.raises(IllegalTransition, match="is in your list already"):
        credentials.correct_credential(credential=other, by=emping.owner, number=PIRT)


@pytest.mark.django_db(transaction=True)
def test_a_removed_paper_takes_history_and_scan_with_it(private_root):
    paper = make_credential(make_verified_producer())
    with transaction.atomic():
        credentials.remove_credential(credential=paper)
        assert paper.scan in kept(private_root)
    assert (Credential.objects.count(), paper.scan in kept(private_root)) == (0, False)


def test_an_officer_verifies_and_the_maker_is_told(pirt, dewi):
    verify(pirt, dewi)
    assert history(pirt)[1:] == [("submitted", "verified", "Dewi", "")]
    assert told() == [
        ("Budi", f"P-IRT {PIRT} is verified", "It now stands as a badge on your public page.", "/usaha/dokumen/")
    ]


def test_an_officer_rejects_with_a_reason_and_the_maker_is_told(pirt, dewi):
    reject(pirt, dewi, note="Nomor tidak ada.")
    assert history(pirt)[1:] == [("submitted", "rejected", "Dewi", "Nomor tidak ada.")]
    title = f"Please correct your paper P-IRT {PIRT}"
    assert told() == [("Budi", title, "The officer writes: Nomor tidak ada.", "/usaha/dokumen/")]


def test_a_badge_can_be_taken_away(pirt, dewi):
    verify(pirt, dewi)
    reject(pirt, dewi, note="Dicabut.")
    assert list(Credential.objects.badges()) == []


@pytest.mark.parametrize("verdict", [verify, reject])
def test_a_paper_changed_meanwhile_must_be_looked_at_again(pirt, emping, dewi, verdict):
    seen = Credential.objects.get(pk=pirt.pk)
    credentials.correct_credential(credential=pirt, by=emping.owner, number="206367201000129")
    with pytest.raises(IllegalTransition, match="The maker changed this paper while you were looking at it"):
        verdict(seen, dewi)
    assert Credential.objects.get().state == "submitted"


def test_what_expired_while_it_waited_is_not_verified(pirt, dewi):
    Credential.objects.update(issued_on=date(2020, 1, 1), expires_on=today() - timedelta(days=1))
    with pytest.raises(IllegalTransition, match="This paper has expired"):
        verify(pirt, dewi)


def test_a_newer_paper_takes_the_place_of_the_older_when_it_is_verified(pirt, emping, dewi):
    verify(pirt, dewi)
    newer = make_credential(emping, renews=pirt)  # of the same number, as offices often leave it
    assert list(Credential.objects.badges()) == [pirt]
    verify(newer, dewi)
    assert list(Credential.objects.badges()) == [newer]
    assert history(pirt)[2:] == [("verified", "replaced", "Dewi", "")]


def test_an_expired_paper_is_renewed_too(pirt, emping, dewi):
    verify(pirt, dewi)
    Credential.objects.update(issued_on=date(2020, 1, 1), expires_on=date(2025, 1, 1))
    credentials.expire_credential(credential=pirt, on=today())
    verify(make_credential(emping, renews=pirt), dewi)
    pirt.refresh_from_db()
    assert pirt.state == "replaced"


def test_a_nib_is_renewed_like_any_paper(nib, emping, dewi):
    verify(nib, dewi)
    newer = make_credential(emping, kind="nib", number="9120001234568", renews=nib)
    verify(newer, dewi)
    assert [paper.number for paper in Credential.objects.badges()] == ["9120001234568"]


def test_one_newer_paper_at_a_time(pirt, emping, dewi):
    verify(pirt, dewi)
    make_credential(emping, renews=pirt)
    with pytest.raises(IllegalTransition, match="A newer paper has been sent already"):
        make_credential(emping, number="206367201000129", renews=pirt)


def test_what_waits_is_corrected_and_not_renewed(pirt, emping):
    with pytest.raises(IllegalTransition):
        make_credential(emping, number="206367201000129", renews=pirt)


def test_of_a_renewed_paper_whose_badge_was_taken_away_the_newer_one_is_corrected(nib, emping, dewi):
    verify(nib, dewi)
    newer = make_credential(emping, kind="nib", number="9120001234568", renews=nib)
    reject(nib, dewi)
    with pytest.raises(IllegalTransition):
        credentials.correct_credential(credential=nib, by=emping.owner, number="9120001234569")
    assert list(Credential.objects.needing_attention()) == []
    credentials.remove_credential(credential=newer)
    credentials.correct_credential(credential=nib, by=emping.owner, number="9120001234569")
    assert (nib.state, nib.number) == ("submitted", "9120001234569")


def test_the_newer_paper_stays_when_the_older_is_removed(pirt, emping, dewi):
    verify(pirt, dewi)
    newer = make_credential(emping, renews=pirt)
    credentials.remove_credential(credential=pirt)
    newer.refresh_from_db()
    verify(newer, dewi)
    assert (newer.renews, list(Credential.objects.badges())) == (None, [newer])


@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_one_paper():
    producer = make_verified_producer()

    def click():
        return make_credential(producer)

    with transaction.atomic():
        type(producer).objects.select_for_update().get(pk=producer.pk)
        clicks = start_and_wait_for_lock(click, click)
    assert sorted(type(each.exception(timeout=10)).__name__ for each in clicks) == ["IllegalTransition", "NoneType"]
    assert Credential.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_verdict_waits_for_a_removal_of_the_older_paper():
    producer, officer = make_verified_producer(), make_moderator()
    old = make_verified_credential(producer)
    newer = make_credential(producer, renews=old)
    with transaction.atomic():
        credentials.remove_credential(credential=Credential.objects.get(pk=old.pk))
        (verdict,) = start_and_wait_for_lock(lambda: verify(Credential.objects.get(pk=newer.pk), officer))
    assert verdict.result(timeout=10).state == "verified"
    assert on_another_connection(lambda: list(Credential.objects.badges())) == [newer]
