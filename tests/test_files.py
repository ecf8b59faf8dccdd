import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage

from cilegon_ikm.files import keep, random_key


def test_a_key_is_random_and_lies_in_its_folder():
    first, second = random_key("photos"), random_key("photos")
    assert first != second
    assert re.fullmatch(r"photos/([0-9a-f]{2})/\1[0-9a-f]{30}", first)


def test_a_file_is_kept_as_it_is(tmp_path):
    keep(FileSystemStorage(tmp_path), "a/b.pdf", b"\0content", refusal="Full.")
    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"\0content"


def test_a_store_that_cannot_be_written_to_refuses_in_words(tmp_path):
    (tmp_path / "a").write_text("a file where the folder should be")
    with pytest.raises(ValidationError, match="Full") as refusal:
        keep(FileSystemStorage(tmp_path), "a/b.pdf", b"content", refusal="Full.")
    assert refusal.value.code == "not_stored"
