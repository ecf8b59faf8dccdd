import pytest
from django.db import connection
from django.db.models import BigIntegerField, F
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language, override

from catalog.models import Category
from cilegon_ikm.prepared import Prepared

pytestmark = pytest.mark.django_db


def children():
    return Prepared(lambda group: Category.objects.filter(parent=group).order_by("slug"), group=BigIntegerField())


def groups():
    return list(Category.objects.top()[:2])


def test_the_rows_are_those_of_the_queryset_for_each_value():
    ready = children()
    for group in groups():
        assert ready(group=group.pk) == list(Category.objects.filter(parent=group).order_by("slug")) != []


def test_related_rows_come_with_it_and_it_costs_one_query(django_assert_num_queries):
    leaf = Category.objects.leaves().first()
    ready = Prepared(
        lambda pk: Category.objects.select_related("parent").annotate(words=F("parent__name")).filter(pk=pk),
        pk=BigIntegerField(),
    )
    with django_assert_num_queries(1):
        found = ready.first(pk=leaf.pk)
        assert (found, found.parent, found.words) == (leaf, leaf.parent, leaf.parent.name)


def test_nothing_found_is_none_and_no_rows():
    assert (children().first(group=0), children()(group=0)) == (None, [])


def test_plain_rows_have_names():
    ready = Prepared(lambda: Category.objects.top().values_list("slug", "pk", named=True))
    assert [(row.slug, row.pk) for row in ready()] == list(Category.objects.top().values_list("slug", "pk"))


def test_the_queryset_is_made_once_in_each_language():
    made = []

    def make():
        made.append(get_language())
        return Category.objects.top()

    ready = Prepared(make)
    for language in ("id", "en", "id", "en"):
        with override(language):
            assert len(ready()) == Category.objects.top().count()
    assert made == ["id", "en"]


def test_a_percent_sign_and_a_quote_are_only_words():
    Category.objects.filter(slug="emping-ceplis").update(name="100% 'asli'")
    ready = Prepared(lambda: Category.objects.filter(name="100% 'asli'"))
    assert [category.slug for category in ready()] == ["emping-ceplis"]


def test_each_session_of_the_database_prepares_by_itself():
    ready, (group, _other) = children(), groups()
    wanted = ready(group=group.pk)
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    connection.prepared = (object(), set())  # as after a reconnection
    assert ready(group=group.pk) == wanted


def test_behind_a_pooler_nothing_is_prepared(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    ready, (group, _other) = children(), groups()
    with CaptureQueriesContext(connection) as queries:
        assert ready(group=group.pk) == list(Category.objects.filter(parent=group).order_by("slug"))
    assert queries[0]["sql"].startswith("SELECT")


@pytest.mark.django_db(transaction=True)
def test_a_session_that_the_server_ended_is_replaced():
    ready, (group, _other) = children(), groups()
    wanted = ready(group=group.pk)
    pid = connection.connection.info.backend_pid
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    connection.close_if_unusable_or_obsolete()  # as at the start of each request
    assert ready(group=group.pk) == wanted
    assert connection.connection.info.backend_pid != pid
