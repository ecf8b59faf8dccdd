"""Photos and PDFs of a conversation: made clean, kept private, streamed to its two sides."""

import io
import uuid

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from orders import workflow
from orders.models import Attachment, Message
from producers import scans
from tests.factories import image_bytes, make_enquiry, make_held, upload
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db


def address(enquiry):
    return f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/"


def post(client, enquiry, *files, body="Ini fotonya", key=None):
    return client.post(address(enquiry), {"key": key or uuid.uuid4(), "body": body, "attachments": list(files)})


def pdf(active=False):
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        if active:
            document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("x"))
        document.save(buffer)
    return SimpleUploadedFile("contoh.pdf", buffer.getvalue())


def test_a_photo_is_made_anew_and_shown_to_both_sides(client, enquiry, private_root):
    assert post(client, enquiry, upload(exif=b"Exif\x00\x00MM\x00*")).status_code == 302
    attachment = Attachment.objects.get()
    url = f"{address(enquiry)}berkas/{attachment.pk}/"
    assert [image["src"] for image in page(client.get(address(enquiry))).select(".bubble img")] == [url]
    answer = client.get(url)
    image = Image.open(io.BytesIO(b"".join(answer.streaming_content)))
    assert (image.format, dict(image.getexif())) == ("JPEG", {})
    assert (answer["Content-Security-Policy"], answer["X-Content-Type-Options"]) == (
        "default-src 'none'; sandbox", "nosniff"
    )  # fmt: skip
    client.force_login(enquiry.producer.owner)
    own = f"/en/usaha/pesan/{enquiry.reference}/berkas/{attachment.pk}/"
    assert client.get(own).status_code == 200
    assert (private_root / attachment.file).exists()


def test_a_pdf_is_downloaded_and_one_with_a_script_is_refused(client, enquiry):
    assert post(client, enquiry, pdf(), body="").status_code == 302
    assert Message.objects.get().body == "See the file."
    answer = client.get(f"{address(enquiry)}berkas/{Attachment.objects.get().pk}/")
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{enquiry.reference}-')
    refused = post(client, enquiry, pdf(active=True), body="Lagi")
    assert refused.status_code == 422
    assert "The PDF holds scripts" in field_errors(refused)["attachments"]
    assert value_of(refused, "id_body") == "Lagi"
    assert Attachment.objects.count() == 1


def test_too_many_files_and_no_words_are_refused(client, enquiry):
    many = post(client, enquiry, *[upload() for _each in range(5)])
    assert field_errors(many) == {"attachments": "Send at most 4 files at once."}
    assert field_errors(post(client, enquiry, body="")) == {"body": "This field is required."}


def test_a_second_click_keeps_no_second_file(client, enquiry, private_root):
    key, content = uuid.uuid4(), image_bytes()
    for _click in range(2):
        post(client, enquiry, upload(content=content), key=key)
    kept = [
        path for path in (private_root / "messages").rglob("*.jpg") if str(path).endswith(Attachment.objects.get().file)
    ]
    assert len(kept) == 1
    assert Attachment.objects.count() == 1


def test_strangers_and_other_conversations_do_not_find_it(client, enquiry, melinjo):
    post(client, enquiry, upload())
    other = make_enquiry(melinjo)
    assert client.get(f"{address(other)}berkas/{Attachment.objects.get().pk}/").status_code == 404


def test_the_maker_does_not_open_what_is_held(client, melinjo):
    enquiry = make_held(melinjo).submission.enquiries.get()
    post(client, enquiry, upload(), body="Lihat www.contoh.example/foto")
    client.force_login(enquiry.producer.owner)
    assert client.get(f"/en/usaha/pesan/{enquiry.reference}/berkas/{Attachment.objects.get().pk}/").status_code == 404


def test_the_files_of_an_erased_buyer_go(enquiry, private_root, django_capture_on_commit_callbacks):
    photo = scans.Scan(content=image_bytes(), ending="jpg")
    for side in ("buyer", "producer"):
        workflow.post_message(enquiry=enquiry, side=side, body="Foto", key=uuid.uuid4(), attachments=[photo])
    mine, other = Attachment.objects.order_by("pk")
    with django_capture_on_commit_callbacks(execute=True):
        workflow.erase_buyer(submission=enquiry.submission)
    assert not (private_root / mine.file).exists()
    assert list(Attachment.objects.all()) == [other]


def test_the_page_names_the_field(client, enquiry):
    assert "Photos or PDF (optional)" in texts(client.get(address(enquiry)), "#write label")
