import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from producers import scans
from tests.factories import image_bytes, upload
from tests.papers import ACTIVE, pdf_bytes

pytestmark = pytest.mark.usefixtures("in_english")


def refusal(content, name="surat.pdf"):
    with pytest.raises(ValidationError) as caught:
        scans.clean(upload(name, content))
    return caught.value.messages


def test_a_photo_is_made_anew_and_tells_no_place():
    exif = Image.Exif()
    exif[0x010E] = "Rahasia"
    scan = scans.clean(upload("nib.png", image_bytes(fmt="PNG", exif=exif)))
    image = Image.open(io.BytesIO(scan.content))
    assert (scan.ending, image.format, image.size) == ("jpg", "JPEG", (640, 480))
    assert b"Rahasia" not in scan.content


@pytest.mark.parametrize("name", ["nib.pdf", "NIB.PDF", "nib", "nib.jpg"])
def test_a_pdf_is_known_by_its_bytes_and_kept_as_it_is(name):
    content = pdf_bytes(2)
    assert scans.clean(upload(name, content)) == scans.Scan(content=content, ending="pdf")


NEITHER = ["This file is neither a PDF nor a photo we can read. Take a photo of the paper and send that."]


@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + b"\0" * 50, b"MZ", b"PK\3\4", b"<html>", b"\n%PDF-1.7"],
)
def test_anything_else_is_refused_whatever_it_is_called(content):
    assert refusal(content) == NEITHER


def test_a_photo_that_calls_itself_a_pdf_is_refused():
    assert refusal(image_bytes()) == [
        "The name ends in .pdf but the content is JPEG. Choose the photo itself from your gallery."
    ]


def test_a_damaged_photo_is_refused():
    content = image_bytes()
    assert refusal(content[: len(content) // 2], "nib.jpg") == [
        "The photo is damaged, perhaps the upload was cut off. Send it again or take it again."
    ]


def test_a_pdf_that_would_run_something_is_refused():
    assert refusal(ACTIVE["script on opening"])[0].startswith("The PDF holds scripts")


@pytest.mark.parametrize(
    ("start", "text"),
    [
        (pdf_bytes(), "The PDF is larger than 10 MB. Send a photo of the paper instead."),
        (
            image_bytes(),
            "The photo is larger than 10 MB. Take it again with a smaller size, or send it as a screenshot.",
        ),
    ],
    ids=["pdf", "photo"],
)
def test_a_heavy_file_is_refused(start, text):
    assert refusal(start + b"\0" * 10 * 1024**2, "nib") == [text]


def test_a_scan_lies_in_the_private_storage_under_a_random_name_for_nobody_else(private_root, settings):
    scan = scans.Scan(content=pdf_bytes(), ending="pdf")
    first, second = scans.keep(scan), scans.keep(scan)
    path = private_root / first
    assert first != second
    assert path.read_bytes() == scan.content
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not private_root.is_relative_to(settings.MEDIA_ROOT)
    scans.delete(first)
    assert not path.exists()
