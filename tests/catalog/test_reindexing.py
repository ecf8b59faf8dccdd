import pytest
from django.core.management import call_command

from catalog import reindexing
from catalog.models import Listing, Word
from tests.catalog.search.searching import found
from tests.factories import make_listings, make_verified_credential

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def spoil(**fields):
    Listing.objects.update(**fields)
    Word.objects.all().delete()


def names():
    return list(Listing.objects.order_by("pk").values_list("producer_name", flat=True))


def test_everything_a_listing_repeats_is_written_again(emping, dewi):
    make_verified_credential(emping, kind="halal", officer=dewi)
    make_listings(emping, {"name": "Opak"})
    before = Listing.objects.values().get()
    spoil(producer_name="X", words="", badges=["sni"], latitude=1, longitude=1, village_name="X")
    call_command("reindex_listings")
    assert (Listing.objects.values().get(), found("budi"), found("opakk")) == (before, ["Opak"], ["Opak"])


def test_an_interrupted_run_is_continued(emping, monkeypatch):
    monkeypatch.setattr(reindexing, "BATCH", 2)
    make_listings(emping, *({} for _number in range(5)))
    spoil(producer_name="X")
    run = reindexing.reindex()
    assert [next(run), next(run), names()] == [0, 2, ["Emping Budi"] * 2 + ["X"] * 3]
    run.close()
    spoil(producer_name="Y")
    assert [list(reindexing.reindex()), names()] == [[2, 2, 1], ["Y"] * 2 + ["Emping Budi"] * 3]
    assert list(reindexing.reindex()) == [0, 2, 2, 1]


def test_one_can_begin_anew(emping, monkeypatch):
    monkeypatch.setattr(reindexing, "BATCH", 1)
    make_listings(emping, {}, {})
    run = reindexing.reindex()
    assert [next(run), next(run)] == [0, 1]
    run.close()
    spoil(producer_name="X")
    call_command("reindex_listings", restart=True)
    assert names() == ["Emping Budi"] * 2


def versions():
    """Changes with each row that is written."""
    return list(Listing.objects.extra(select={"row": "xmin::text || ctid::text"}).values_list("row", flat=True))


@pytest.mark.parametrize(("everything", "written"), [(False, False), (True, True)])
def test_what_is_right_is_written_only_on_request(emping, everything, written):
    make_listings(emping, {})
    before = versions()
    call_command("reindex_listings", everything=everything)
    assert (versions() != before) == written
