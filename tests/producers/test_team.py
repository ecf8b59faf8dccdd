import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog import workflow as catalog
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders.models import Enquiry
from producers import personal_data, team, workflow
from producers.models import Credential, Helper, Invitation, Producer
from tests.factories import (
    make_credential,
    make_draft,
    make_enquiry,
    make_listing,
    make_moderator,
    make_producer,
    make_submitted,
    make_user,
)
from tests.races import start_and_wait_for_lock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def invitation_to(producer):
    return team.find_invitation(team.invite(producer=producer).split("/")[-2])


@pytest.fixture
def sari(emping):
    """Budi's helper."""
    return team.accept_invitation(invitation=invitation_to(emping), user=make_user("Sari")).user


def told(kind):
    return sorted(Notification.objects.filter(kind=kind).values_list("user__name", flat=True))


def test_an_invitation_is_a_path_whose_token_is_kept_nowhere(emping):
    path = team.invite(producer=emping)
    token = re.fullmatch(r"/usaha/gabung/([\w-]{43})/", path)[1]
    row = Invitation.objects.get()
    assert token not in str(vars(row))
    assert timedelta(days=7) - timedelta(minutes=1) < row.expires_at - timezone.now() < timedelta(days=7)
    assert team.find_invitation(token) == row
    assert team.find_invitation(token[:-1]) is None


def test_a_helper_reaches_what_the_owner_reaches(emping, las, sari):
    product, paper, enquiry = make_draft(emping), make_credential(emping), make_enquiry(make_listing(emping))
    make_draft(las)
    assert list(Producer.objects.managed_by(sari)) == [emping]
    assert list(Credential.objects.visible_to(sari)) == [paper]
    assert list(Enquiry.objects.managed_by(sari)) == [enquiry]
    assert set(type(product).objects.managed_by(sari)) == {product, enquiry.lines.get().product}


def test_the_owner_of_a_business_with_helpers_has_it_once(emping, budi, sari):
    team.accept_invitation(invitation=invitation_to(emping), user=make_user("Tuti"))
    assert list(Producer.objects.managed_by(budi)) == [emping]


def test_everybody_of_the_business_is_told(emping, sari, dewi):
    product = make_submitted(emping)
    catalog.approve_product(product=product, version=product.version, by=dewi)
    make_enquiry(product.listing)
    paper = make_credential(emping)
    workflow.suspend_producer(producer=emping, by=dewi, note="Keluhan.")
    for kind in ("product_approved", "enquiry_new", "producer_suspended"):
        assert told(kind) == ["Budi", "Sari"], kind
    assert paper.producer == emping


def test_those_who_were_there_are_told_that_somebody_joined(emping, sari):
    assert told("helper_joined") == ["Budi"]
    assert Notification.objects.get(kind="helper_joined").url == "/usaha/tim/"


def test_a_link_works_once(emping):
    invitation = invitation_to(emping)
    team.accept_invitation(invitation=invitation, user=make_user("Sari"))
    with pytest.raises(IllegalTransition, match="not valid any more"):
        team.accept_invitation(invitation=invitation, user=make_user("Tuti"))
    assert [helper.user.name for helper in emping.helpers.all()] == ["Sari"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_a_link_at_the_same_moment_one_comes_in():
    producer = make_producer()
    invitation, sari, tuti = invitation_to(producer), make_user("Sari"), make_user("Tuti")
    with transaction.atomic():
        team.accept_invitation(invitation=invitation, user=sari)
        (other,) = start_and_wait_for_lock(lambda: team.accept_invitation(invitation=invitation, user=tuti))
    with pytest.raises(IllegalTransition):
        other.result(timeout=10)
    assert Helper.objects.get().user == sari


@pytest.mark.parametrize("end", ["age", "revoke"])
def test_an_old_or_revoked_link_is_dead(emping, end):
    path = team.invite(producer=emping)
    if end == "age":
        Invitation.objects.update(expires_at=timezone.now())
    else:
        assert team.revoke_invitations(producer=emping) == 1
    assert team.find_invitation(path.split("/")[-2]) is None


def test_one_person_works_in_one_business_only(emping, las, budi, citra, sari):
    for person in (budi, citra, sari):
        with pytest.raises(IllegalTransition, match="One person can run or help only one"):
            team.accept_invitation(invitation=invitation_to(emping), user=person)
    assert Invitation.objects.usable().count() == 3
    with pytest.raises(IntegrityError):
        Helper.objects.create(producer=las, user=sari)


def test_a_helper_who_registers_writes_no_second_business(emping, sari):
    workflow.register_producer(owner=sari, name="Emping Jaya")
    assert list(Producer.objects.values_list("name", "owner__name")) == [("Emping Jaya", "Budi")]


def test_there_are_at_most_ten_helpers_and_open_invitations(emping, settings, sari):
    settings.HELPERS_PER_MAKER = 2
    team.invite(producer=emping)
    with pytest.raises(IllegalTransition, match="at most 2 helpers and open invitations"):
        team.invite(producer=emping)


def test_a_closed_business_invites_nobody(emping, budi):
    invitation = invitation_to(emping)
    workflow.close_producer(producer=emping, by=budi)
    with pytest.raises(IllegalTransition, match="closed"):
        team.invite(producer=emping)
    with pytest.raises(IllegalTransition, match="closed"):
        team.accept_invitation(invitation=invitation, user=make_user("Sari"))


def test_who_was_removed_reaches_nothing(emping, las, sari):
    assert not team.remove_helper(producer=las, user=sari)
    assert team.remove_helper(producer=emping, user=sari)
    assert not team.remove_helper(producer=emping, user=sari)
    assert list(Producer.objects.managed_by(sari)) == []


def test_erasing_a_helper_leaves_the_business(emping, sari):
    (record,) = personal_data.export(user=sari).records
    assert (record["name"], record["role"]) == ("Emping Budi", "helper")
    assert personal_data.erase(user=sari) == {"businesses": 0, "papers": 0}
    emping.refresh_from_db()
    assert (emping.name, emping.state, Helper.objects.count()) == ("Emping Budi", "verified", 0)


def test_erasing_the_owner_ends_helping_and_invitations(emping, budi, sari):
    team.invite(producer=emping)
    personal_data.erase(user=budi)
    assert (Helper.objects.count(), Invitation.objects.count()) == (0, 0)


def test_an_officer_is_no_member_of_any(emping):
    assert list(Producer.objects.managed_by(make_moderator())) == []
