import pytest

from producers.models import Producer
from producers.register.matching import Known, Matcher, name_key


def maker(name, village="36.72.01.1001", phone=""):
    return Producer(name=name, village_id=village, whatsapp=phone)


@pytest.fixture
def matcher():
    found = Matcher()
    found.add(Known(maker("Emping Ibu Siti", phone="+6281200000001")))
    return found


@pytest.mark.parametrize(
    ("name", "key"),
    [("CV. MAJU  JAYA", "maju jaya"), ("Maju Jaya", "maju jaya"), ("Ma'mun", "mamun"), ("UD", "ud"), ("É", "")],
)
def test_a_name_is_compared_without_legal_form_case_and_signs(name, key):
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("twin", "why"),
    [
        (maker("EMPING IBU SITI"), None),
        (maker("UD. Emping Ibu Siti", phone="+6281200000001"), None),
        (maker("Emping Ibu Siti", phone="+6281200000002"), "name"),
        (maker("Emping Ibu Sitti"), "name"),
        (maker("Ibu Siti Emping"), "name"),
        (maker("Opak", phone="+6281200000001"), "phone"),
        (maker("Opak", village="36.72.02.1001", phone="+6281200000001"), "phone"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_who_may_be_meant_and_why(matcher, twin, why):
    assert matcher.find(twin, 2024).why == why


@pytest.mark.parametrize(
    "other",
    [maker("Emping Ibu Siti", village="36.72.02.1001"), maker("Emping Pak Joko"), maker("Keripik Ibu Sari")],
    ids=str,
)
def test_a_maker_elsewhere_or_with_another_name_is_another(matcher, other):
    assert matcher.find(other, 2024) is None


def test_the_same_maker_in_the_same_year_is_repeated(matcher):
    first = matcher.find(maker("Emping Ibu Siti"), 2024)
    first.known.rows[2024] = 7
    assert matcher.find(maker("Emping Ibu Siti"), 2024).why == "repeated"
    assert matcher.find(maker("Emping Ibu Siti"), 2023).why is None


def test_of_two_with_one_name_an_officer_must_say_which(matcher):
    matcher.add(Known(maker("Emping Ibu Siti", phone="+6281200000009")))
    assert matcher.find(maker("Emping Ibu Siti"), 2024).why == "name"
    assert matcher.find(maker("Emping Ibu Siti", phone="+6281200000009"), 2024).why is None
