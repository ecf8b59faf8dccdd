import pytest

from producers.register.files import read
from producers.register.plan import make_plan
from producers.register.sheets import table_of
from producers.register.writing import write
from producers.workflow import save_profile
from tests.factories import make_unclaimed, sheet

pytestmark = pytest.mark.django_db
HEADINGS = ["Nama IKM", "Kelurahan", "Cabang", "Tahun", "Alamat", "Pemilik"]


def test_what_a_maker_writes_while_the_file_is_read_stays():
    maker = make_unclaimed("Emping Ani")
    content = sheet(HEADINGS, ["Emping Ani", maker.village.name, "Pangan", 2024, "Jl. Register", "Ibu Ani"])
    plan = make_plan(table_of(read(content, "ikm.xlsx")), year=None)
    save_profile(producer=maker, address="Jl. Baru")
    write(plan, by=None, note="")
    maker.refresh_from_db()
    assert (maker.address, maker.owner_name) == ("Jl. Baru", "Ibu Ani")
