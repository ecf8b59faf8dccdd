import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext, override

from cilegon_ikm.accounts import tasks, workflow
from cilegon_ikm.accounts.models import Erasure, User
from cilegon_ikm.accounts.signals import data_erasure
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.notifications.workflow import notify
from cilegon_ikm.states import IllegalTransition
from tests.factories import PASSWORD, make_draft, make_listing, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive_of():
    def read(user):
        return zipfile.ZipFile(io.BytesIO(b"".join(workflow.archive(user))))

    return read


def test_the_archive_holds_the_account_and_every_room(archive_of):
    budi = workflow.register(name="Budi", phone="+6281200009001", password=PASSWORD)
    content = json.loads(archive_of(budi).read("data.json"))
    rooms = ["account", "notifications", "notification_choices", "businesses", "papers", "programmes"]
    rooms += ["yearly_reports", "products", "enquiries_sent", "reviews", "enquiries_received", "company", "questions"]
    assert list(content) == rooms
    (account,) = content["account"]
    assert (account["name"], account["phone"], account["email"]) == ("Budi", "+6281200009001", "")
    assert [consent["version"] for consent in account["consents"]] == [workflow.CONSENT_VERSION]
    assert "password" not in account


def test_the_archive_holds_the_photos_byte_for_byte(archive_of, emping, budi):
    photo = make_draft(emping).photos.get()
    with default_storage.open(photo.name) as file:
        stored = file.read()
    archive = archive_of(budi)
    (product,) = json.loads(archive.read("data.json"))["products"]
    assert archive.testzip() is None
    assert archive.read(product["photos"][0]["file"]) == stored


def test_a_file_that_was_lost_does_not_spoil_the_rest(archive_of, emping, budi):
    default_storage.delete(make_draft(emping).photos.get().name)
    assert archive_of(budi).namelist() == ["data.json"]


def erase(user):
    erasure = workflow.ask_erasure(user=user)
    assert workflow.carry_out(erasure) is True
    erasure.refresh_from_db()
    return erasure


@pytest.mark.usefixtures("in_english")
def test_nothing_says_who_the_person_was_and_her_row_stays(emping, budi, admin_user):
    LogEntry.objects.log_actions(admin_user.pk, [budi], 2, "changed", single_object=True)
    erasure = erase(budi)
    row = User.objects.get(pk=budi.pk)
    with override("id"):
        assert row.name == gettext("Erased person")
    assert (row.phone, row.email, row.last_login) == (None, None, None)
    assert (row.is_active, row.has_usable_password()) == (False, False)
    assert row.erased_at is not None
    assert LogEntry.objects.get().object_repr == "–"
    assert emping.history.filter(by=row).count() == 2
    assert row.consents.count() == 1
    assert erasure.removed == {
        "notifications": 1,
        "businesses": 1,
        "papers": 0,
        "companies": 0,
        "offer_files": 0,
        "products": 0,
        "listings": 0,
        "photos": 0,
        "enquiries_sent": 0,
        "enquiries_received": 0,
        "account": 1,
        "sessions": 0,
    }
    assert timezone.now() - erasure.done_at < timedelta(minutes=1)


def test_the_account_is_closed_at_once_and_erased_by_the_job(client, budi):
    client.force_login(budi)
    workflow.ask_erasure(user=budi)
    budi.refresh_from_db()
    assert (budi.is_active, budi.has_usable_password(), budi.name) == (False, False, "Budi")
    assert client.get("/akun/").status_code == 302


def test_asking_twice_is_one_erasure(budi):
    assert workflow.ask_erasure(user=budi) == workflow.ask_erasure(user=budi)
    assert workflow.carry_out(Erasure.objects.get()) is True
    assert workflow.carry_out(Erasure.objects.get()) is False


def test_her_name_and_number_are_free_for_a_new_account(budi):
    phone = budi.phone
    erase(budi)
    assert make_user("Budi", phone=phone).pk != budi.pk


@pytest.mark.parametrize("fields", [{"is_staff": True}, {"is_superuser": True}])
def test_an_officer_is_not_erased(fields):
    eka = make_user("Eka", **fields)
    with pytest.raises(IllegalTransition):
        workflow.ask_erasure(user=eka)
    eka.refresh_from_db()
    assert eka.is_active


def test_the_last_message_goes_to_the_address_that_is_gone(settings):
    settings.MESSAGE_SENDERS = ["email"]
    erase(make_user("Ani", email="ani@sentra.example"))
    assert [message.to for message in mail.outbox] == [["ani@sentra.example"]]


@pytest.fixture
def trouble():
    """A room that cannot do its part, until it is told to."""

    def fail(user, **kwargs):
        raise OSError("disk is full")

    data_erasure.connect(fail)
    yield lambda: data_erasure.disconnect(fail)
    data_erasure.disconnect(fail)


def test_when_one_room_fails_nothing_is_removed_and_the_sweep_tries_again(budi, emping, trouble):
    erasure = workflow.ask_erasure(user=budi)
    assert workflow.carry_out(erasure) is False
    erasure.refresh_from_db()
    assert (erasure.done_at, erasure.error) == (None, "OSError: disk is full")
    assert Notification.objects.filter(user=budi).exists()
    assert User.objects.get(pk=budi.pk).name == "Budi"
    trouble()
    assert tasks.sweep() == 0
    Erasure.objects.update(asked_at=timezone.now() - timedelta(minutes=3))
    assert tasks.sweep() == 1
    erasure.refresh_from_db()
    assert (erasure.done_at is None, erasure.error) == (False, "")


@pytest.mark.django_db(transaction=True)
def test_the_worker_erases_files_included():
    listing = make_listing()
    budi, photo = listing.producer.owner, listing.product.photos.get()
    workflow.ask_erasure(user=budi)
    assert default_storage.exists(photo.name)
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*", reload=False, verbosity=0)
    assert not default_storage.exists(photo.name)
    assert Erasure.objects.get().removed["photos"] == 1


def test_a_closed_account_is_told_nothing_more(budi):
    budi.is_active = False
    assert notify(kind="producer_verified", url="/", user=budi, name="Emping") is None
