import pytest
from django.core.files.storage import default_storage

from catalog import made_files

pytestmark = pytest.mark.django_db


def kept(producer, kind, version, content=b"x"):
    return made_files.kept(producer, kind, "txt", version=version, make=lambda: content)


def names(producer):
    return sorted(default_storage.listdir(f"makers/{producer.pk}")[1])


def test_a_file_is_made_once_for_each_version(emping):
    assert [kept(emping, "a", "1", b"first"), kept(emping, "a", "1", b"second")] == [b"first", b"first"]
    assert kept(emping, "a", "2", b"third") == b"third"


def test_a_newer_version_replaces_the_older_of_its_kind_only(emping, las):
    for producer in (emping, las):
        kept(producer, "a", "1")
        kept(producer, "ab", "1")
    kept(emping, "a", "2")
    assert (names(emping), names(las)) == (["a-2.txt", "ab-1.txt"], ["a-1.txt", "ab-1.txt"])


def test_a_full_disk_hides_nothing(emping, monkeypatch):
    def full(name, content):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    assert kept(emping, "full", "1", b"made") == b"made"


def test_all_of_a_maker_can_be_forgotten(emping):
    kept(emping, "a", "1")
    made_files.forget(emping)
    assert names(emping) == []


def test_forgetting_where_nothing_was_made_is_no_error(las):
    made_files.forget(las)


@pytest.mark.parametrize("others", [(b"ab", b""), (b"", b"ab"), (b"ab",)])
def test_a_digest_tells_the_parts_apart(others):
    assert made_files.digest(b"a", b"b") != made_files.digest(*others)
