import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from cilegon_ikm.accounts import workflow
from cilegon_ikm.accounts.models import Consent, User
from tests.factories import PASSWORD, make_user
from tests.races import start_and_wait_for_lock


def register():
    return workflow.register(name="Budi", phone="+6281200009001", password=PASSWORD)


@pytest.mark.django_db
def test_registering_records_the_consent_with_the_version_of_the_text():
    user = register()
    assert user.check_password(PASSWORD)
    assert list(Consent.objects.values_list("user", "version")) == [(user.pk, workflow.CONSENT_VERSION)]


@pytest.mark.django_db
def test_a_number_taken_in_the_meantime_leaves_nothing_behind(in_english):
    make_user("Citra", phone="+6281200009001")
    with pytest.raises(ValidationError) as refused:
        register()
    assert refused.value.message_dict == {"phone": ["Person with this Phone number already exists."]}
    assert (User.objects.count(), Consent.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_with_one_number_give_one_account(in_english):
    with transaction.atomic():
        first = register()
        (second,) = start_and_wait_for_lock(register)
    with pytest.raises(ValidationError) as refused:
        second.result(timeout=10)
    assert refused.value.messages == ["This number already has an account. Sign in instead."]
    assert list(User.objects.all()) == [first]
    assert Consent.objects.count() == 1
