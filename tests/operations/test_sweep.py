from datetime import timedelta

import pytest

from cilegon_ikm.clock import today
from cilegon_ikm.operations.sweep import sweep
from producers.models import Credential
from tests.factories import make_verified_credential


@pytest.mark.django_db
def test_the_sweep_sees_to_papers_that_have_expired(emping):
    paper = make_verified_credential(emping)
    Credential.objects.update(issued_on="2020-01-01", expires_on=today() - timedelta(days=1))
    sweep()
    paper.refresh_from_db()
    assert paper.state == "expired"


@pytest.mark.django_db
def test_the_sweep_measures_how_soon_makers_answer(emping):
    sweep()
    emping.refresh_from_db()
    assert emping.response_measured_on == today()
