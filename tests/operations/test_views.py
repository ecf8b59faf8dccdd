import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from tests.pages import texts


@pytest.mark.django_db
def test_ready_says_so_when_every_migration_is_there(client):
    assert client.get("/health/ready").json() == {"status": "ready"}


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'orders'")
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"status": "migrations waiting"})


def test_live_asks_no_database(client):
    assert client.get("/health/live").json() == {"status": "live"}


def test_a_stored_file_is_cacheable_for_ever_and_keeps_its_type(client):
    default_storage.save("photos/aa/one.jpg", ContentFile(b"\xff\xd8\xff"))
    answer = client.get("/media/photos/aa/one.jpg")
    assert b"".join(answer.streaming_content) == b"\xff\xd8\xff"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["", "photos/", "none.jpg"])
def test_what_is_not_a_stored_file_is_not_found(client, name):
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("name", ["../secret_key", "photos/../../secret_key", "%2e%2e/secret_key"])
def test_no_name_leads_out_of_the_folder(client, name):
    assert client.get(f"/media/{name}").status_code == 400


@pytest.mark.django_db
def test_the_privacy_page_says_who_opens_the_scans_of_papers(client):
    kept = " ".join(texts(client.get("/en/bantuan/privasi/"), "main li"))
    assert "The scan is private: only the people of the business and the officers who check it can open it" in kept
    assert "the kind and number of each paper that officers have verified, never its scan" in kept
