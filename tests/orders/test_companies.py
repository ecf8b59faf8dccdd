"""Companies and their people: verification, roles, invitations."""

import uuid

import pytest

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders import companies
from orders.models import Company
from orders.workflow import post_message
from tests.factories import make_company, make_member, make_offer, make_rfq, make_user, owner_of

pytestmark = pytest.mark.django_db
State = Company.State


def kinds(user):
    return list(Notification.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def test_a_company_waits_and_is_verified(fajar, dewi):
    company = make_company(fajar)
    assert (company.state, list(Company.objects.waiting())) == (State.SUBMITTED, [company])
    companies.verify_company(company=company, version=1, by=dewi)
    assert (company.state, kinds(fajar)) == (State.VERIFIED, ["company_verified"])


def test_a_company_that_changed_meanwhile_is_not_verified(fajar, dewi):
    company = make_company(fajar)
    companies.save_company(company=company, by=fajar, address="Jl. Lain 2")
    with pytest.raises(IllegalTransition):
        companies.verify_company(company=company, version=1, by=dewi)


def test_a_nib_belongs_to_one_verified_company(baja, dewi):
    other = make_company(name="Tiruan", nib=baja.nib)
    with pytest.raises(IllegalTransition, match="Baja Contoh"):
        companies.verify_company(company=other, version=1, by=dewi)


def test_a_corrected_company_goes_back_to_the_officers(fajar, dewi):
    company = make_company(fajar)
    companies.request_company_changes(company=company, version=1, by=dewi, note="NIB salah.")
    companies.save_company(company=company, by=fajar, nib="9120009999999")
    assert (company.state, company.nib) == (State.SUBMITTED, "9120009999999")


def test_name_and_nib_of_a_verified_company_stay(baja, fajar):
    companies.save_company(company=baja, by=fajar, name="Lain", nib="9120009999999", field="Kimia")
    baja.refresh_from_db()
    assert (baja.name, baja.nib != "9120009999999", baja.field) == ("Baja Contoh", True, "Kimia")


def test_an_invitation_works_once(baja):
    token = companies.invite(company=baja, role="viewer").rstrip("/").rpartition("/")[2]
    invitation = companies.find_invitation(token)
    member = companies.accept_invitation(invitation=invitation, user=make_user("Gilang"))
    assert (member.company, member.role, member.may_buy) == (baja, "viewer", False)
    with pytest.raises(IllegalTransition):
        companies.accept_invitation(invitation=invitation, user=make_user("Hani"))


def test_nobody_works_in_two_companies(baja):
    with pytest.raises(IllegalTransition):
        companies.register_company(user=owner_of(baja), name="Dua")


def test_who_goes_cannot_use_the_links_she_kept(baja, dewi, emping, fajar):
    gilang = make_member(baja, "buyer").user
    enquiry = make_offer(make_rfq(baja, officer=dewi), emping).enquiry
    post_message(enquiry=enquiry, side="producer", body="Bisa lebih cepat.", key=uuid.uuid4())
    submission = enquiry.submission
    assert companies.remove_member(company=baja, user=gilang) is True
    before = submission.token
    submission.refresh_from_db()
    assert (submission.token != before, baja.members.count()) == (True, 1)
    links = [user.notifications.get(kind="enquiry_message").url for user in (fajar, gilang)]
    assert [submission.token in link for link in links] == [True, False]


def test_the_owner_cannot_be_removed(baja, fajar):
    assert companies.remove_member(company=baja, user=fajar) is False
