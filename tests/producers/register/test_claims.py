from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cilegon_ikm.states import IllegalTransition
from producers.models import ClaimLink, Helper, Producer
from producers.register.claims import claim_producer, find_claim, make_claim_link
from tests.factories import make_moderator, make_producer, make_unclaimed, make_user
from tests.races import start_and_wait_for_lock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
DEAD = "This link does not work any more. Ask the office for a new one."


def token_of(link):
    return link.rstrip("/").rsplit("/", 1)[1]


@pytest.fixture
def maker(db):
    return make_unclaimed("Emping Register")


@pytest.fixture
def token(maker, dewi):
    return token_of(make_claim_link(producer=maker, by=dewi))


def test_a_link_makes_the_person_the_owner_and_is_then_used_up(maker, token, budi, citra):
    assert claim_producer(token=token, by=budi) == maker
    maker.refresh_from_db()
    assert (maker.owner, maker.state) == (budi, "draft")
    with pytest.raises(IllegalTransition, match=DEAD):
        claim_producer(token=token, by=citra)
    assert Producer.objects.get().owner == budi


def test_who_made_and_who_used_it_stays_on_record(token, dewi, budi):
    claim_producer(token=token, by=budi)
    link = ClaimLink.objects.get()
    assert (link.made_by, link.used_by, link.used_at is not None) == (dewi, budi, True)


def test_only_the_hash_of_the_secret_is_kept(token):
    link = ClaimLink.objects.get()
    assert (len(link.token_hash), token in str(vars(link))) == (64, False)
    assert find_claim(link.token_hash) is None


def test_an_expired_link_is_dead(token, budi):
    ClaimLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(IllegalTransition, match=DEAD):
        claim_producer(token=token, by=budi)


def test_a_link_is_good_for_14_days(token):
    days = ClaimLink.objects.get().expires_at - timezone.now()
    assert timedelta(days=13, hours=23) < days <= timedelta(days=14)


def test_a_newer_link_replaces_the_older(maker, token, dewi):
    newer = token_of(make_claim_link(producer=maker, by=dewi))
    assert (find_claim(token), find_claim(newer).producer) == (None, maker)


def test_who_runs_a_business_already_is_told_and_the_link_stays_good(token, budi):
    make_producer(budi, name="Opak Budi")
    with pytest.raises(IllegalTransition, match="You run “Opak Budi” already"):
        claim_producer(token=token, by=budi)
    assert find_claim(token) is not None


def test_a_helper_is_told_to_leave_first(token, emping, citra):
    Helper.objects.create(producer=emping, user=citra)
    with pytest.raises(IllegalTransition, match="You help in “Emping Budi”, and one person"):
        claim_producer(token=token, by=citra)
    assert find_claim(token) is not None


def test_a_maker_with_an_owner_needs_no_link(budi, dewi):
    with pytest.raises(IllegalTransition, match="cannot be claimed"):
        make_claim_link(producer=make_producer(budi), by=dewi)


@pytest.mark.django_db(transaction=True)
def test_of_two_people_with_one_link_the_first_gets_it():
    maker, dewi = make_unclaimed(), make_moderator()
    token = token_of(make_claim_link(producer=maker, by=dewi))
    budi, citra = make_user("Budi"), make_user("Citra")
    with transaction.atomic():
        Producer.objects.select_for_update().get(pk=maker.pk)
        tries = start_and_wait_for_lock(
            lambda: claim_producer(token=token, by=budi), lambda: claim_producer(token=token, by=citra)
        )
    refused = [each.exception(timeout=10) for each in tries]
    assert sorted(type(each) for each in refused if each) == [IllegalTransition]
    assert Producer.objects.get().owner == ClaimLink.objects.get().used_by
