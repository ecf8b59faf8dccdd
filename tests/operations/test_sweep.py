from datetime import timedelta

import pytest

from catalog.models import ListingDay
from cilegon_ikm.clock import today
from cilegon_ikm.operations.sweep import JOBS, sweep
from producers.models import Credential
from tests.factories import make_listings, make_verified_credential


@pytest.mark.django_db
def test_the_sweep_sees_to_papers_that_have_expired(emping):
    paper = make_verified_credential(emping)
    Credential.objects.update(issued_on="2020-01-01", expires_on=today() - timedelta(days=1))
    sweep()
    paper.refresh_from_db()
    assert paper.state == "expired"


@pytest.mark.django_db
def test_a_job_that_fails_keeps_no_other_waiting(emping, monkeypatch):
    def broken():
        raise ValueError("broken")

    monkeypatch.setattr("cilegon_ikm.operations.sweep.JOBS", (broken, *JOBS))
    sweep()
    emping.refresh_from_db()
    assert emping.response_measured_on == today()


@pytest.mark.django_db
def test_the_sweep_measures_how_soon_makers_answer(emping):
    sweep()
    emping.refresh_from_db()
    assert emping.response_measured_on == today()


@pytest.mark.django_db
def test_the_sweep_forgets_old_numbers_of_views(emping):
    (listing,) = make_listings(emping, {})
    for ago in (400, 401):
        ListingDay.objects.create(listing=listing, day=today() - timedelta(days=ago), views=1)
    sweep()
    assert ListingDay.objects.get().day == today() - timedelta(days=400)
