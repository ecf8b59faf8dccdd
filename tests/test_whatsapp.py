from urllib.parse import parse_qs, urlsplit

import pytest
from phonenumber_field.phonenumber import to_python

from cilegon_ikm.whatsapp import chat_url, share_url

PHONE = to_python("0812-0000-9001")


def test_the_link_opens_a_chat_with_a_filled_in_message():
    assert chat_url(PHONE, "Halo Budi") == "https://wa.me/6281200009001?text=Halo%20Budi"


@pytest.mark.parametrize(
    "text", ["Emping & opak? 100 % #1 + a=b", "Baris satu\nbaris dua", "“Kué” 😀", "<b>'\"", "a/b/../c", ""]
)
def test_the_message_arrives_as_it_was_written(text):
    link = urlsplit(chat_url(PHONE, text))
    assert (link.netloc, link.path, link.fragment) == ("wa.me", "/6281200009001", "")
    assert parse_qs(link.query, keep_blank_values=True) == {"text": [text]}


def test_a_message_without_a_number_goes_to_whom_the_person_chooses():
    assert share_url("Halo & 😀") == "https://wa.me/?text=Halo%20%26%20%F0%9F%98%80"
