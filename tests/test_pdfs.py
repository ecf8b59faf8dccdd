import pikepdf
import pytest
from django.core.exceptions import ValidationError

from cilegon_ikm.pdfs import check, is_pdf

from .papers import ACTIVE, STILL, blank, bomb, pdf_bytes, written

pytestmark = pytest.mark.usefixtures("in_english")

BROKEN = "The PDF is damaged or too complicated to read. Send a photo of the paper instead."
LOCKED = "The PDF is locked with a password or against copying. Print it to a new PDF, or send a photo of the paper."
LIVELY = (
    "The PDF holds scripts, forms that send data or attached files. "
    "Print it to a new PDF, or send a photo of the paper."
)
LONG = "The PDF has more than 30 pages. Send only the pages of this paper."


def refusal(content):
    with pytest.raises(ValidationError) as caught:
        check(content)
    return caught.value.messages


@pytest.mark.parametrize("content", STILL.values(), ids=STILL)
def test_a_still_paper_is_taken(content):
    check(content)


@pytest.mark.parametrize("content", ACTIVE.values(), ids=ACTIVE)
def test_whatever_would_run_or_fetch_something_is_refused(content):
    assert refusal(content) == [LIVELY]


@pytest.mark.parametrize("reader", ["", "secret"], ids=["against copying", "with a password"])
def test_a_locked_paper_is_refused(reader):
    assert refusal(pdf_bytes(encryption=pikepdf.Encryption(owner="owner", user=reader))) == [LOCKED]


@pytest.mark.parametrize(
    "content",
    [b"%PDF-", b"%PDF-1.7\n" + b"\xff" * 5000, pdf_bytes(3)[:-40], written(blank(0)), b"%PDF-1.4\n" + b"[" * 200_000],
    ids=["nothing", "rubbish", "cut off", "no page", "brackets"],
)
def test_a_broken_paper_is_refused(content):
    assert refusal(content) == [BROKEN]


def test_a_paper_with_too_many_pages_is_refused():
    assert refusal(pdf_bytes(31)) == [LONG]


def test_a_paper_that_unpacks_without_end_ends_only_its_own_inspection():
    assert refusal(bomb()) == [BROKEN]


@pytest.mark.parametrize(
    ("start", "answer"), [(b"%PDF-1.7", True), (b" %PDF-1.7", False), (b"\xff\xd8\xff", False), (b"", False)]
)
def test_the_first_bytes_say_whether_it_is_a_pdf(start, answer):
    assert is_pdf(start) is answer
