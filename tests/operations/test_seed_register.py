"""The demo's papers, yearly reports, profiles and files of the register: each state that officers and makers meet."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.operations.demo import content, makers
from cilegon_ikm.operations.demo.pictures import draw
from cilegon_ikm.states import IllegalTransition
from producers import scans
from producers.completeness import completeness
from producers.credential_forms import CredentialForm
from producers.models import Credential, KbliCode, Producer, RegisterImport, YearlyReport
from producers.sizes import size_class
from tests.factories import make_moderator, upload
from tests.operations.conftest import TINY, one_of_each_state, some_makers

pytestmark = pytest.mark.xdist_group("demo")

MAKERS = content.makers()
PAPERS = [paper for maker in MAKERS for paper in maker.papers]
VERIFIED = [maker for maker in MAKERS if maker.state == "verified"]


def having(kinds: set[str], branch: str) -> int:
    """How many makers of this branch have one of these papers."""
    return sum(any(paper.kind in kinds for paper in maker.papers) for maker in MAKERS if maker.branch == branch)


# what it tells


def test_every_verified_maker_has_a_nib_of_its_own():
    numbers = [paper.number for maker in VERIFIED for paper in maker.papers if paper.kind == "nib"]
    assert len(numbers) == len(set(numbers)) == len(VERIFIED) == 19


def test_most_food_makers_and_some_others_have_more_papers():
    assert (having({"pirt", "halal"}, "food"), having({"sni", "tkdn"}, "metal")) == (9, 2)
    assert sum(paper.kind == "merek" for paper in PAPERS) == 6


def test_papers_stand_in_every_state_and_end_near_every_reminder():
    assert Counter(paper.state for paper in PAPERS) == {"verified": 40, "submitted": 2, "rejected": 1, "expired": 1}
    assert [maker.slug for maker in MAKERS for paper in maker.papers if paper.newer] == [content.DEMO_MAKER]
    soon = [paper.ends for paper in PAPERS if paper.state == "verified" and paper.ends and not paper.renewal]
    assert sorted(ends for ends in soon if ends <= 60) == [5, 25, 50]


def test_the_form_would_take_every_paper():
    for paper in [*PAPERS, *(paper.newer for paper in PAPERS if paper.newer)]:
        words = {
            "title": paper.title,
            "number": paper.number,
            "issued_on": today() + timedelta(days=paper.issued),
            "expires_on": None if paper.ends is None else today() + timedelta(days=max(paper.ends, 0)),
        }
        form = CredentialForm(words, {"scan": upload()}, kind=paper.kind)
        assert form.errors == {}, paper
        assert form.cleaned_data["number"] == paper.number


def test_a_rejected_paper_and_an_opened_report_have_a_reason():
    assert [each.state for each in PAPERS if bool(each.note) != (each.state == "rejected")] == []
    assert [each.slug for each in MAKERS if bool(each.report.note) != (each.report.state == "reopened")] == []


def test_everybody_reported_the_past_three_years_in_full():
    for maker in MAKERS:
        years = maker.report.years()
        assert [year for year, _figures in years] == [today().year - 3, today().year - 2, today().year - 1]
        for year, figures in years:
            report = YearlyReport(year=year, **figures)
            report.clean_fields(exclude=["producer"])
            assert (report.clean(), list(report.missing())) == (None, [])
            assert report.materials_value < report.production_value
    assert Counter(maker.report.state for maker in MAKERS) == {"accepted": 22, "submitted": 1, "reopened": 1}


def test_two_makers_have_grown_to_medium_size():
    sizes = {}
    for maker in MAKERS:
        _year, latest = maker.report.years()[-1]
        sizes[maker.slug] = size_class(latest["workers_male"] + latest["workers_female"], latest["investment"])
    medium = {"bubut-presisi-randakari", "konveksi-dua-jarum"}
    assert {slug for slug, size in sizes.items() if size != "small"} == medium


def test_most_profiles_are_told_in_full():
    full = ("founded", "capacity", "place", "hours", "languages", "delivery", "payment", "workshop")
    told = {name: sum(bool(getattr(maker, name)) for maker in MAKERS) for name in full}
    assert min(told.values()) >= len(MAKERS) * 2 / 3
    assert max(told.values()) < len(MAKERS)


def test_opening_hours_are_written_in_short():
    maker = next(maker for maker in MAKERS if maker.hours == {"0-4": "08:00-17:00", "5": "08:00-13:00"})
    week = {str(day): ["08:00", "17:00"] for day in range(5)}
    assert maker.opening_hours == week | {"5": ["08:00", "13:00"]}


# what is in the database afterwards


def test_every_paper_got_as_far_as_told(demo_db):
    told = Counter((paper.kind, paper.state) for maker in some_makers() for paper in maker.papers)
    told["halal", "submitted"] += 1  # the newer one
    papers = Credential.objects.filter(participation=None)  # others came of programmes
    assert Counter(papers.values_list("kind", "state")) == told
    assert Counter(papers.values_list("state", flat=True)) == {
        "verified": 9, "submitted": 1, "rejected": 1, "expired": 1,
    }  # fmt: skip


def test_the_demo_makers_newer_paper_waits_while_the_older_one_still_counts(demo_db):
    newer = Credential.objects.get(renews__isnull=False)
    assert (newer.state, newer.renews.state, newer.kind) == ("submitted", "verified", "halal")
    badges = Producer.objects.get(slug=content.DEMO_MAKER).credentials.badges()
    assert list(badges.values_list("kind", flat=True)) == ["halal", "nib", "other", "other", "pirt"]


def test_the_demo_maker_must_mend_one_paper_and_renew_another(demo_db):
    maker = Producer.objects.get(slug=content.DEMO_MAKER)
    assert list(maker.credentials.needing_attention().values_list("kind", "state")) == [
        ("pirt", "verified"),
        ("merek", "rejected"),
    ]
    told = Notification.objects.filter(user=maker.owner, kind="credential_expiring").values_list("params", flat=True)
    assert {params["name"] for params in told} == {"P-IRT 206367200000101-26", "Halal ID36110000000010121"}


def test_an_expired_paper_counted_until_its_last_day(demo_db):
    expired = Credential.objects.get(state="expired")
    assert expired.expires_on < today()
    assert [change.to_state for change in expired.history.all()] == ["expired", "verified", "submitted"]
    assert expired.history.first().at.date() >= expired.expires_on


def test_every_paper_has_a_scan_that_opens(demo_db):
    for name in Credential.objects.filter(participation=None).values_list("scan", flat=True):
        with scans.opened(name) as file:
            assert (scans.content_type(name), file.read(2)) == ("image/jpeg", b"\xff\xd8")
            assert file.size < 60_000


def test_every_report_got_as_far_as_told(demo_db):
    reports = YearlyReport.objects.exclude(producer__owner=None)
    last = today().year - 1
    assert Counter(reports.values_list("year", "state")) == {
        (last - 2, "accepted"): 7, (last - 1, "accepted"): 7, (last, "accepted"): 6, (last, "reopened"): 1,
    }  # fmt: skip
    assert reports.get(state="reopened").producer.slug == content.DEMO_MAKER


def test_the_makers_profile_is_complete_but_for_what_she_has_not_told(demo_db):
    maker = Producer.objects.get(slug=content.DEMO_MAKER)
    counts = {"photos": maker.photos.count(), "papers": maker.credentials.count()}
    assert completeness(producer=maker, **counts).percent == 100
    assert [str(code) for code in maker.kbli.all()] == ["10794 – Industri Kerupuk, Keripik, Peyek dan Sejenisnya"]
    assert (maker.legal_form, maker.founded, str(maker.latitude)) == ("sole", 1994, "-6.009800")


def test_twenty_makers_of_the_register_wait_to_be_claimed(demo_db):
    unclaimed = Producer.objects.unclaimed()
    assert Counter(unclaimed.values_list("state", flat=True)) == {"draft": 20}
    assert set(unclaimed.values_list("branch", flat=True)) == set(Producer.Branch.values)
    reports = YearlyReport.objects.filter(producer__in=unclaimed)
    assert Counter(reports.values_list("year", "state")) == {(today().year - 1, "accepted"): 20}
    assert unclaimed.filter(kbli__in=KbliCode.objects.all()).distinct().count() == 20


def test_one_file_is_written_and_one_waits_for_a_decision(demo_db):
    assert dict(RegisterImport.objects.values_list("file_name", "state")) == {
        "data-ikm-kota.csv": "done", "pendataan-kelurahan.csv": "checked",
    }  # fmt: skip
    done, waiting = (RegisterImport.objects.get(state=state) for state in ("done", "checked"))
    assert done.counts == {"rows": 20, "new": 20, "ignored": 1, "unknown": []}
    assert waiting.counts == {
        "rows": 15, "new": 5, "doubtful": 4, "refused": 6, "ignored": 1, "unknown": ["Keterangan"],
    }  # fmt: skip
    assert [(row.row, row.why) for row in waiting.doubtful_rows.all()] == [
        (3, "name"),
        (4, "phone"),
        (5, "name"),
        (7, "phone"),
    ]
    assert list(waiting.refused_rows.values_list("row", flat=True)) == [12, 13, 14, 15, 16, 17, 17]
    assert done.finished_at < waiting.created_at


def test_every_phone_number_in_the_files_is_an_invented_one(demo_db):
    numbers = Producer.objects.unclaimed().exclude(whatsapp="").values_list("whatsapp", flat=True)
    shown = [record["phone"] for record in RegisterImport.objects.get(state="checked").preview if record.get("phone")]
    assert [str(number) for number in numbers if not str(number).startswith("+628120000")] == []
    assert shown
    assert [number for number in shown if not number.startswith("0812-0000-")] == []


@pytest.mark.django_db
def test_a_maker_that_fails_leaves_no_files(tmp_path, settings, private_root):
    settings.MEDIA_ROOT = tmp_path
    before = sorted(private_root.rglob("*.jpg"))
    maker = next(maker for maker in MAKERS if maker.slug == "bakso-lele-pak-jumadi")
    broken = replace(maker, items=one_of_each_state(maker), report=content.Reports(figures={"investment": [1, 2]}))
    pictures = [draw(key, wish, TINY) for key, wish in broken.wishes]
    with pytest.raises(IllegalTransition):
        makers.make(broken, pictures, make_moderator())
    assert (sorted(private_root.rglob("*.jpg")), list(tmp_path.rglob("*.jpg"))) == (before, [])
