import pytest
from django.contrib.admin import site
from django.contrib.admin.widgets import AutocompleteMixin

from cilegon_ikm.lookups import LookUp, LookUpMultiple
from producers.models import KbliCode, Producer
from tests.factories import make_unclaimed
from tests.pages import page

pytestmark = pytest.mark.django_db
DESK = "/en/admin/producers/"
NO_CHOICE = "Select a valid choice. That choice is not one of the available choices."
NO_NULS = "Null characters are not allowed."
NO_KEYS = {**dict.fromkeys(["abc", "9" * 30, "9" * 10_000, "1.5"], NO_CHOICE), "a\0b": NO_NULS}


@pytest.fixture
def officer(client, admin_user):
    client.force_login(admin_user)
    return client


def chosen(answer, name):
    return [option["value"] for option in page(answer).select(f"select[name={name}] option[selected]")]


def error(answer, name):
    return answer.context["adminform"].form.errors[name]


def test_every_record_is_looked_up_in_a_field_that_takes_any_text(rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    admins = [*site._registry.values()]
    admins += [inline(each.model, site) for each in admins for inline in each.inlines]
    widgets = {
        f"{each}.{name}": each.formfield_for_dbfield(each.opts.get_field(name), request).widget.widget
        for each in admins
        for name in each.autocomplete_fields
    }
    assert {*widgets} >= {"producers.ProducerAdmin.kbli", "producers.YearlyReportAdmin.producer"}
    assert all(isinstance(each, AutocompleteMixin) for each in widgets.values())
    assert [name for name, each in widgets.items() if not isinstance(each, LookUp | LookUpMultiple)] == []


@pytest.mark.parametrize("key", NO_KEYS)
def test_one_record_that_none_can_be_is_refused_beside_its_field(officer, key):
    answer = officer.post(f"{DESK}yearlyreport/add/", {"producer": key, "year": "2024", "product": "Opak"})
    assert answer.status_code == 200
    assert error(answer, "producer") == [NO_KEYS[key]]
    assert page(answer).select_one("[name=product]")["value"] == "Opak"


@pytest.mark.parametrize("key", NO_KEYS)
def test_one_of_several_that_none_can_be_is_refused_and_the_others_stay_chosen(officer, key):
    maker, code = make_unclaimed(), KbliCode.objects.first()
    answer = officer.post(f"{DESK}producer/{maker.pk}/change/", {"kbli": [str(code.pk), key], "legal_form": ""})
    assert answer.status_code == 200
    assert (chosen(answer, "kbli"), len(error(answer, "kbli"))) == ([str(code.pk)], 1)
    assert not Producer.objects.get(pk=maker.pk).kbli.exists()


def test_an_address_that_fills_in_no_record_opens_the_empty_form(officer):
    answer = officer.get(f"{DESK}yearlyreport/add/?producer=abc")
    assert (answer.status_code, chosen(answer, "producer")) == (200, [])


def test_an_address_fills_in_the_record_it_names(officer):
    maker = make_unclaimed()
    assert chosen(officer.get(f"{DESK}yearlyreport/add/?producer={maker.pk}"), "producer") == [str(maker.pk)]
