import pytest
from django.test import RequestFactory

from cilegon_ikm.upload_limits import files_left_out
from tests.factories import upload


def sent(count, size=(8, 6)):
    files = [upload(f"{number}.bmp", fmt="BMP", size=size) for number in range(count)]
    return RequestFactory().post("/", {"photos": files, "name": "Emping"})


@pytest.mark.parametrize(("count", "taken", "left_out"), [(1, 1, 0), (20, 20, 0), (21, 20, 1), (500, 20, 480)])
def test_the_first_files_are_taken_and_all_words(count, taken, left_out):
    request = sent(count)
    names = [f"{number}.bmp" for number in range(taken)]
    assert [file.name for file in request.FILES.getlist("photos")] == names
    assert (request.POST["name"], files_left_out(request)) == ("Emping", left_out)
    assert all(file.read().startswith(b"BM") for file in request.FILES.getlist("photos"))


def test_large_files_are_whole_too(settings):
    settings.FILES_PER_FORM = 2
    request = sent(4, size=(1200, 800))  # too large for memory, so each lies in a file of its own
    assert [len(file.read()) for file in request.FILES.getlist("photos")] == [2_880_054] * 2
    assert files_left_out(request) == 2
