import pytest

from cilegon_ikm.moderation.models import ReasonTemplate
from tests.factories import make_submitted
from tests.pages import texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/moderation/reasontemplate/"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def offered(moderator, product):
    answer = moderator.get(f"/en/admin/catalog/product/{product.pk}/change/")
    return texts(answer, "#verdict-reason option")


def test_there_are_reasons_in_indonesian_from_the_beginning(db):
    counts = {about: ReasonTemplate.objects.offered(about).count() for about in ReasonTemplate.About.values}
    assert counts == {"maker": 2, "product": 11, "paper": 2, "review": 3}


def test_an_officer_writes_a_reason_and_finds_it_where_she_decides(moderator, emping):
    product = make_submitted(emping)
    ReasonTemplate.objects.all().delete()
    form = {"about": "product", "verdict": "changes", "title": "Label miring", "text": "Luruskan.", "position": 1}
    moderator.post(f"{LIST}add/", {**form, "is_active": "on"})
    assert offered(moderator, product) == ["None of these", "Label miring"]
    ReasonTemplate.objects.update(is_active=False)
    assert offered(moderator, product) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_reasons_takes_the_same_queries_for_one_and_for_three(moderator, rows, django_assert_num_queries):
    ReasonTemplate.objects.exclude(pk__in=ReasonTemplate.objects.all()[:rows]).delete()
    with django_assert_num_queries(7):
        assert len(texts(moderator.get(LIST), "#result_list tbody tr")) == rows
