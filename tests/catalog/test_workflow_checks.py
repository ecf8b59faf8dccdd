"""What officers decide about public products afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import rules, workflow
from catalog.models import Listing, ListingReport, ReportedListing
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from tests.factories import make_listing, make_reported, make_spot_check

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi)


@pytest.fixture(params=[make_spot_check, make_reported], ids=["spot check", "reported"])
def check(request, listing):
    return request.param(listing)


def told():
    return [(row.kind, row.params.get("note")) for row in Notification.objects.order_by("pk")][-1]


def test_all_reports_of_one_product_wait_as_one(listing, las):
    other = make_reported(make_listing(las))
    first, second = make_reported(listing), make_reported(listing, reason="unsafe", text="")
    assert (first, list(ReportedListing.objects.waiting())) == (second, [other, first])
    counted = ReportedListing.objects.with_counts().get(pk=first.pk)
    assert (counted.report_count, counted.last_report) == (2, first.reports.latest("pk").created_at)


def test_a_report_after_an_answer_waits_anew(listing, dewi):
    first = make_reported(listing)
    workflow.close_check(check=first, by=dewi)
    second = make_reported(listing)
    assert (first.state, second == first) == ("no_action", False)


def test_what_is_fine_stays_as_it_is(check, listing, dewi):
    before = Listing.objects.filter(pk=listing.pk).values().get()
    workflow.close_check(check=check, by=dewi, note="Sudah dilihat.")
    assert check.state in {"fine", "no_action"}
    assert list(check.history.values_list("by__name", "note")) == [("Dewi", "Sudah dilihat.")]
    assert Listing.objects.filter(pk=listing.pk).values().get() == before


def test_a_correction_is_asked_for_while_the_listing_stays_up(check, listing, dewi):
    workflow.ask_after_check(check=check, by=dewi, note="Tulis beratnya.")
    assert (check.state, check.product.state) == ("changes", "changes")
    assert list(Listing.objects.visible()) == [listing]
    assert told() == ("product_changes", "Tulis beratnya.")


def test_withdrawing_is_no_way_around_the_correction(check, dewi, budi):
    workflow.ask_after_check(check=check, by=dewi, note="Tulis beratnya.")
    workflow.withdraw_product(product=check.product, by=budi)
    assert not rules.can_republish(check.product)
    with pytest.raises(IllegalTransition):
        workflow.republish_product(product=check.product, by=budi)


def test_a_take_down_settles_everything_about_the_product(listing, dewi):
    spot, reported = make_spot_check(listing), make_reported(listing)
    workflow.take_down_after_check(check=spot, by=dewi, note="Foto orang lain.")
    reported.refresh_from_db()
    assert (spot.state, reported.state) == ("taken_down", "taken_down")
    assert list(Listing.objects.visible()) == []
    assert told() == ("product_taken_down", "Foto orang lain.")


def test_a_take_down_elsewhere_settles_it_too(check, listing, dewi):
    workflow.take_down_product(product=listing.product, by=dewi, note="Foto orang lain.")
    check.refresh_from_db()
    assert check.state == "taken_down"


@pytest.mark.parametrize("verb", [workflow.ask_after_check, workflow.take_down_after_check])
def test_what_is_answered_is_not_answered_again_and_nothing_happens_to_the_product(check, dewi, verb):
    workflow.close_check(check=check, by=dewi)
    with pytest.raises(IllegalTransition):
        verb(check=check, by=dewi, note="Terlambat.")
    check.product.refresh_from_db()
    assert (check.product.state, Listing.objects.visible().count()) == ("published", 1)


def test_who_reported_is_forgotten_after_half_a_year(listing):
    for _number in range(2):
        make_reported(listing)
    old, new = ListingReport.objects.order_by("pk")
    ListingReport.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=181), fingerprint="f")
    assert (workflow.forget_reporters(), workflow.forget_reporters()) == (1, 0)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.contact, old.fingerprint, old.text, new.contact) == ("", "", "Fotonya lain.", "0812-0000-7009")
