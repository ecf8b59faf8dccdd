import pytest
from django.contrib.auth.models import Group, Permission

from cilegon_ikm.staff.roles import ROLES, sync_roles

pytestmark = pytest.mark.django_db


def rights(group):
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return sorted(f"{app_label}.{codename}" for app_label, codename in rows)


def test_there_is_a_group_for_each_role_and_no_other():
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_a_group_may_do_what_the_table_says(role):
    assert rights(Group.objects.get(name=role)) == sorted(ROLES[role])


def test_the_next_migrate_takes_back_what_somebody_gave_by_hand():
    moderators = Group.objects.get(name="Moderator")
    moderators.permissions.add(Permission.objects.get(codename="delete_user"))
    moderators.permissions.remove(Permission.objects.get(codename="change_producer"))
    sync_roles()
    assert rights(moderators) == sorted(ROLES["Moderator"])


def test_a_moderator_deletes_nothing_and_changes_no_accounts(dewi):
    held = dewi.get_all_permissions()
    assert held == set(ROLES["Moderator"])
    assert [right for right in held if ".delete_" in right or right.startswith("auth.")] == []
    ours = {right for right in held if right.startswith("accounts.")}
    looked_at = {"accounts.view_user", "accounts.view_erasure", "accounts.view_failedsignin"}
    assert ours == {*looked_at, "accounts.change_failedsignin", "accounts.add_passwordlink"}
