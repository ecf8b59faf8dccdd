import io

import pikepdf
import pytest

from producers.models import Criterion, PointOfInterest, Site
from tests.factories import make_site, make_user, sheet, upload
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/producers/site/"
COMPARE = f"{LIST}compare/"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.fixture
def sites(emping):
    """Only area and cost count: the large one has 75 points, the cheap one 25."""
    Criterion.objects.update(weight=0)
    Criterion.objects.filter(measure="area").update(weight=75)
    Criterion.objects.filter(measure="cost").update(weight=25)
    large = make_site("Lahan Luas", area=10_000, cost=2_000_000_000)
    return large, make_site("Lahan Murah", area=1_000, cost=100_000_000, latitude="-6.05")


def rows(answer, css="#sites tbody tr"):
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in page(answer).select(css)]


def test_sites_stand_in_the_order_of_their_points_with_what_gave_them(moderator, sites):
    answer = moderator.get(COMPARE)
    assert [row[:1] + row[2:] for row in rows(answer)] == [
        ["1", "75.0", "1", "10.000 m² 75.0 75.0", "Rp2.000.000.000 0.0 0.0"],
        ["2", "25.0", "2", "1.000 m² 0.0 0.0", "Rp100.000.000 25.0 25.0"],
    ]
    assert texts(answer, ".desk-lead") == ["“Lahan Luas” stays first whichever weight is 20 % less or more."]
    assert rows(answer, "#swings tbody tr")[0] == ["Area", "75 %", "the same", "the same"]


def test_a_weight_that_would_change_the_first_place_is_named(moderator, sites):
    Criterion.objects.filter(measure="area").update(weight=52)
    Criterion.objects.filter(measure="cost").update(weight=48)
    answer = moderator.get(COMPARE)
    assert rows(answer, "#swings tbody tr") == [
        ["Area", "52 %", "Lahan Murah", "the same"],
        ["Cost", "48 %", "the same", "Lahan Murah"],
    ]
    assert [row[3] for row in rows(answer)] == ["1–2", "1–2"]


def test_the_office_turns_a_criterion_round(moderator, sites):
    Criterion.objects.filter(measure="area").update(direction="less")
    assert rows(moderator.get(COMPARE))[0][1].startswith("Lahan Murah")


def test_each_site_is_a_point_of_the_map(moderator, sites, settings):
    settings.MAP_TILES_URL = "https://tiles.example/{z}/{x}/{y}.png"
    answer = moderator.get(COMPARE)
    points = [row["data-label"] for row in page(answer).select("#sites [data-latitude]")]
    assert points == ["1. Lahan Luas", "2. Lahan Murah"]
    policy = answer["Content-Security-Policy"]
    assert ("https://tiles.example" in policy, "'unsafe-eval'" in policy) == (True, True)


def test_without_sites_the_page_leads_to_the_import(moderator):
    assert texts(moderator.get(COMPARE), ".desk-page a") == ["Import sites"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_comparison_costs_the_same_however_many_sites(moderator, number, django_assert_num_queries):
    for each in range(number):
        make_site(f"Lahan {each}", area=each)
    with django_assert_num_queries(8):
        moderator.get(COMPARE)


def test_the_comparison_is_printed_across(moderator, sites):
    answer = moderator.get(f"{LIST}print/")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        width, height = (float(edge) for edge in pdf.pages[0].mediabox[2:])
    assert (answer["Content-Type"], width > height) == ("application/pdf", True)


HEADINGS = ["NAMA", "ALAMAT", "KELURAHAN", "LINTANG", "BUJUR", "STATUS LAHAN", "LUAS (M2)", "BIAYA (RP)", "CATATAN"]
RIGHT = [
    "Lahan Cibeber",
    "Jl. Raya",
    "Kel. Masigit",
    "-6,03",
    "106,06",
    "milik pemerintah kota",
    "2.500",
    "Rp 1.250.000",
    "",
]


def sent(client, *lines, url=LIST):
    content = sheet(HEADINGS, *lines) if url == LIST else sheet(*lines)
    form = {"format": "1", "resource": "", "import_file": upload("lahan.xlsx", content)}
    return client.post(f"{url}import/", form)


def confirmed(client, answer, url=LIST):
    fields = {each["name"]: each.get("value", "") for each in page(answer).select("form input[name]")}
    return client.post(f"{url}process_import/", fields)


def test_an_import_is_first_shown_and_then_written(moderator):
    answer = sent(moderator, RIGHT)
    assert Site.objects.count() == 0
    confirmed(moderator, answer)
    site = Site.objects.get()
    assert (site.name, site.village.name, str(site.latitude), site.area, site.cost) == (
        "Lahan Cibeber", "Masigit", "-6.030000", 2_500, 1_250_000,
    )  # fmt: skip
    assert site.land_status.points == 100


def test_a_site_that_is_there_already_is_changed(moderator):
    make_site("Lahan Cibeber", area=1)
    confirmed(moderator, sent(moderator, RIGHT))
    assert Site.objects.get().area == 2_500


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (0, "", "The name is missing."),
        (2, "Zzzz", "There is no kelurahan “Zzzz” in Cilegon."),
        (3, "selatan", "Write degrees with a point or a comma, for example -6.0166."),
        (3, "-7.5", "This is no place in Cilegon."),
        (5, "pinjam", "“pinjam” is none of these: "),
        (7, "mahal", "This is not a number."),
    ],
)
def test_what_is_wrong_with_a_row_is_said_and_nothing_written(moderator, place, value, reason):
    answer = sent(moderator, [value if place == number else cell for number, cell in enumerate(RIGHT)])
    assert reason in " ".join(page(answer).get_text(" ").split())
    assert page(answer).select("form[action$=process_import]") == []
    assert Site.objects.count() == 0


def test_points_of_interest_are_imported_too(moderator):
    url = "/en/admin/producers/pointofinterest/"
    lines = (["NAMA", "JENIS", "LINTANG", "BUJUR"], ["Pasar Kelapa", "Tempat umum", "-6.02", "106.03"])
    confirmed(moderator, sent(moderator, *lines, url=url), url)
    assert PointOfInterest.objects.get(name="Pasar Kelapa").kind == "public"


@pytest.mark.parametrize("page_name", ["compare/", "print/", "import/", ""])
def test_an_officer_without_the_right_sees_none_of_it(client, sites, page_name):
    client.force_login(make_user("Eka", is_staff=True))
    assert client.get(f"{LIST}{page_name}").status_code == 403
