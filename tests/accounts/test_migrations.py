"""Everything stands on the accounts, so taking them down takes the whole house down, and building up builds it up."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from catalog.models import Category
from cilegon_ikm.staff.roles import ROLES
from producers.models import District, Village
from tests.sizes import full_size_only

OUR_PACKAGES = ("cilegon_ikm.", "producers.", "catalog.", "orders.")
OURS = ("accounts_", "notifications_", "producers_", "catalog_", "orders_")


def tables():
    return {name for name in connection.introspection.table_names() if name.startswith(OURS)}


def test_every_step_of_ours_can_be_taken_back():
    steps = MigrationLoader(None).disk_migrations
    ours = {key: step for key, step in steps.items() if type(step).__module__.startswith(OUR_PACKAGES)}
    assert {"accounts", "catalog", "orders", "producers"} <= {app for app, _name in ours}
    assert [key for key, step in ours.items() if not all(each.reversible for each in step.operations)] == []


@full_size_only
@pytest.mark.django_db
def test_the_house_can_be_taken_down_and_built_again():
    """Inside one transaction, which the test rolls back."""
    before, categories = tables(), list(Category.objects.values_list("slug", "name", "position"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    call_command("migrate", "accounts", "zero", verbosity=0)
    assert tables() == set()
    call_command("migrate", verbosity=0)
    assert tables() == before
    assert (District.objects.count(), Village.objects.count()) == (8, 43)
    assert list(Category.objects.values_list("slug", "name", "position")) == categories
    permissions = Group.objects.get(name="Moderator").permissions.values_list("content_type__app_label", "codename")
    assert {f"{app}.{codename}" for app, codename in permissions} == set(ROLES["Moderator"])


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
