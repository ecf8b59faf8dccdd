import pytest

from cilegon_ikm.clock import today
from producers import workflow as producers
from producers.models import District, KbliCode
from producers.programmes.eligibility import conditions_of, eligible, refusals
from producers.register import reports
from tests.factories import make_producer, make_programme, make_report, make_user, make_verified_credential

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LAST_YEAR = today().year - 1


def reasons(programme, producer):
    """What one maker reads; the list of all who fit must say the same."""
    found = [each.reason for each in refusals(programme, producer)]
    assert eligible(programme).filter(pk=producer.pk).exists() == (not found)
    return found


def asking(**ask):
    return make_programme(asks=(ask,))


def test_without_requirements_every_business_with_an_account_fits(emping):
    assert reasons(make_programme(), emping) == []


def test_a_suspended_business_does_not_fit(emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="x")
    assert reasons(make_programme(), emping) == ["Your business is suspended or closed."]


def test_a_business_that_is_not_verified_is_told_so():
    draft = make_producer(make_user("Eka"))
    assert reasons(asking(kind="verified"), draft) == ["Your business is not verified yet."]


def test_a_paper_counts_once_it_is_verified(emping, dewi):
    programme = asking(kind="paper", paper="pirt")
    assert reasons(programme, emping) == ["You have no verified P-IRT yet."]
    make_verified_credential(emping, officer=dewi, kind="pirt")
    assert reasons(programme, emping) == []


def test_who_has_the_paper_needs_no_help_with_it(emping, dewi):
    programme = asking(kind="no_paper", paper="pirt")
    assert reasons(programme, emping) == []
    make_verified_credential(emping, officer=dewi, kind="pirt")
    assert reasons(programme, emping) == ["You have a P-IRT already."]


def test_the_report_of_last_year_must_have_been_sent(emping):
    programme = asking(kind="report")
    make_report(emping, LAST_YEAR - 1)
    report = make_report(emping, LAST_YEAR)
    assert reasons(programme, emping) == [f"You have not sent your yearly report of {LAST_YEAR} yet."]
    reports.submit_report(report=report, by=emping.owner)
    assert reasons(programme, emping) == []


def test_branches_are_alternatives(emping, las):
    programme = make_programme(asks=({"kind": "branch", "branch": "food"}, {"kind": "branch", "branch": "craft"}))
    assert reasons(programme, emping) == []
    assert reasons(programme, las) == ["This is only for the branch: Food or Crafts."]


def test_a_kbli_code_is_looked_for_among_all_of_the_maker(emping):
    code, other = KbliCode.objects.all()[:2]
    programme = asking(kind="kbli", kbli=code)
    assert reasons(programme, emping) == [f"Your business does not have the KBLI code {code} in the register."]
    emping.kbli.set([other, code])
    assert reasons(programme, emping) == []


def test_a_kecamatan_is_where_the_business_stands(emping):
    here = emping.village.district
    elsewhere = District.objects.exclude(pk=here.pk).first()
    assert reasons(asking(kind="district", district=here), emping) == []
    assert reasons(asking(kind="district", district=elsewhere), emping) == [
        f"This is only for makers in the kecamatan {elsewhere}."
    ]


def test_a_size_is_computed_from_the_accepted_report(emping, dewi):
    programme = asking(kind="size", size="small")
    refused = ["By your accepted yearly report your business is not: Small industry."]
    assert reasons(programme, emping) == refused
    make_report(emping, LAST_YEAR - 1, officer=dewi)
    assert reasons(programme, emping) == []
    make_report(emping, LAST_YEAR, officer=dewi, investment=2_000_000_000)
    assert reasons(programme, emping) == refused


def test_everything_that_fails_is_said_at_once_in_words_the_public_reads_too(las):
    papers = ({"kind": "paper", "paper": "halal"}, {"kind": "paper", "paper": "nib"})
    programme = make_programme(asks=(*papers, {"kind": "branch", "branch": "food"}))
    assert reasons(programme, las) == [
        "This is only for the branch: Food.",
        "You have no verified Halal yet.",
        "You have no verified NIB yet.",
    ]
    assert [each.words for each in conditions_of([programme])[programme.pk]] == [
        "An account here for your business",
        "Branch: Food",
        "A verified paper: Halal",
        "A verified paper: NIB",
    ]
