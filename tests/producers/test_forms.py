import pytest

from producers.forms import ProducerForm
from producers.models import Producer

pytestmark = pytest.mark.django_db


def test_the_questions_come_in_the_order_in_which_a_person_tells(in_english):
    form = ProducerForm()
    assert [str(field.label) for field in form] == [
        "Business name", "What you make", "Legal form", "KBLI codes", "Kelurahan", "Street and number, RT/RW",
        "WhatsApp number", "Short story",
    ]  # fmt: skip


def test_nothing_is_chosen_for_the_maker(in_english):
    form = ProducerForm()
    assert next(iter(form.fields["branch"].choices)) == ("", "Choose a branch")
    assert next(iter(form.fields["village"].choices)) == ("", "Choose a kelurahan")
    assert [value for value, _label in form.fields["branch"].choices[1:]] == Producer.Branch.values


def test_the_list_of_areas_costs_one_query(django_assert_num_queries):
    form = ProducerForm()
    with django_assert_num_queries(1):
        shown = str(form["village"])
    assert (shown.count("<optgroup"), shown.count("<option")) == (8, 1 + 43)


@pytest.mark.parametrize("spelling", ["081200009001", "+62812-0000-9001", "6281200009001", "(0812) 0000 9001"])
def test_a_number_in_any_spelling_is_one_number(spelling):
    form = ProducerForm({"whatsapp": spelling})
    assert "whatsapp" not in form.errors
    assert str(form.cleaned_data["whatsapp"]) == "+6281200009001"
