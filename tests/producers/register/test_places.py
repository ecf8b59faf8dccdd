import pytest

from producers.register.places import Places

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.parametrize(
    ("cell", "district", "village"),
    [
        ("Masigit", None, "Masigit"),
        ("KEL. KEBON DALEM", None, "Kebon Dalem"),
        ("kebondalem", "Kec. Purwakarta", "Kebon Dalem"),
        ("Deringo", None, "Dringo"),
        ("Groggol", "GROGOL", "Grogol"),
        ("Panggungrawi", None, "Panggung Rawi"),
        ("Semangraya", None, "Samangraya"),
        ("Kebonsri", "Citangkil", "Kebonsari"),
    ],
)
def test_a_slip_of_the_finger_still_finds_the_kelurahan(cell, district, village):
    assert Places().village(cell, district).name == village


@pytest.mark.parametrize(
    ("cell", "district", "reason"),
    [
        (None, None, "The kelurahan is missing."),
        ("-", None, "The kelurahan is missing."),
        ("Kota", None, "“Kota” is not clear. Perhaps: Kotabumi, Kotasari?"),
        ("Bandung", None, "“Bandung” is not clear. Perhaps: Bagendung, Bendungan?"),
        ("Xyzzy", None, "There is no kelurahan “Xyzzy” in Cilegon."),
        ("Masigit", "Pulomerak", "Kelurahan Masigit lies in kecamatan Jombang, not in “Pulomerak”."),
        ("Masigit", "Serang", "Kelurahan Masigit lies in kecamatan Jombang, not in “Serang”."),
    ],
)
def test_what_is_not_clear_is_refused_with_the_candidates(cell, district, reason):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        Places().village(cell, district)
    assert str(refusal.value) == reason


def test_all_areas_are_read_once(django_assert_num_queries):
    with django_assert_num_queries(1):
        places = Places()
        for cell in ("Masigit", "masigitt", "Gerem"):
            places.village(cell)
