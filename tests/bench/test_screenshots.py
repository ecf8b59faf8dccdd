import io
import random

import pytest
from PIL import Image

from bench.logins import Login, read_logins
from bench.pictures import small_png
from bench.processes import Failed


def noise(size: int) -> bytes:
    image = Image.frombytes("RGB", (size, size), random.Random(1).randbytes(size * size * 3))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_picture_gets_as_many_colours_as_fit():
    picture = noise(100)
    small = small_png(picture, most=8_000)
    assert len(small) <= 8_000 < len(picture)
    shown = Image.open(io.BytesIO(small))
    assert shown.size == (100, 100)
    assert len(shown.getcolors()) == 64


def test_a_picture_that_cannot_fit_is_refused():
    with pytest.raises(Failed, match="A picture of 100 × 100 pixels does not fit into 500 bytes"):
        small_png(noise(100), most=500)


LOGINS = """
                         halaman / page   nama / sign-in name       kata sandi / password
  Produsen / maker       /masuk/          0812-0000-0001            abcd-2345-wxyz
  Perusahaan / company   /masuk/          0812-0000-0002            vwxy-3333-zabc
  Petugas / moderator    /admin/          petugas@sentra.example    efgh-6789-mnpq
"""


def test_the_sign_ins_are_read_by_role(tmp_path):
    path = tmp_path / "logins.txt"
    path.write_text(f"{LOGINS}  Administrator          /admin/          admin@sentra.example      jkmn-2222-rstu\n")
    assert read_logins(path) == {
        "maker": Login("0812-0000-0001", "abcd-2345-wxyz"),
        "company": Login("0812-0000-0002", "vwxy-3333-zabc"),
        "moderator": Login("petugas@sentra.example", "efgh-6789-mnpq"),
        "administrator": Login("admin@sentra.example", "jkmn-2222-rstu"),
    }


def test_a_missing_sign_in_is_named(tmp_path):
    path = tmp_path / "logins.txt"
    path.write_text(LOGINS)
    with pytest.raises(Failed, match=r"logins\.txt names no administrator\.$"):
        read_logins(path)
    with pytest.raises(Failed, match="There is no "):
        read_logins(tmp_path / "none.txt")
