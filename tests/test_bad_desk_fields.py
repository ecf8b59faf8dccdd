"""Every form of the officers' desk with one field wrong: nothing breaks, and nothing comes back as HTML."""

import pytest

from tests.factories import PASSWORD, make_credential, make_draft
from tests.form_examples import Form
from tests.hostile import DIGITS, HTML, LONG, MISSING, NUL, STRANGE, Knocker
from tests.sizes import Shares

pytestmark = pytest.mark.django_db


NEW_PASSWORD = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
DESK = {
    "catalog/category/add/": {"name": "Kue", "name_en": "Cakes", "slug": "kue-x", "parent": "1", "position": "1"},
    "catalog/category/2/change/": {"name": "Kue", "name_en": "Cakes", "slug": "kue-y", "parent": "1", "position": "1"},
    "catalog/category/": {"action": "delete_selected", "_selected_action": "1", "index": "0", "select_across": "0"},
    "notifications/delivery/": {"action": "try_again", "_selected_action": "1", "index": "0", "select_across": "0"},
    "producers/village/36.72.05.1003/change/": {"name": "Masigit", "district": "36.72.05"},
    "producers/producer/{producer}/verdict/suspend/": {"note": "Alamat tidak ada.", "version": "0"},
    "producers/producer/{producer}/change/": {"owner_name": "Budi", "legal_form": "cv", "kbli": "1"},
    "producers/yearlyreport/add/": {"producer": "{producer}", "year": "2024", "workers_male": "1", "investment": "1"},
    "producers/credential/{paper}/verdict/reject/": {"note": "Buram.", "version": "1"},
    "producers/registerimport/add/": {"year": "2024", "mode": "all", "file": "x"},
    "producers/kblicode/add/": {"code": "10794", "title": "Kerupuk", "version": "2025"},
    "producers/kblicode/import/": {"format": "1", "resource": "0", "import_file": "x"},
    "producers/kblicode/process_import/": {"import_file_name": "x", "original_file_name": "x", "format": "1"},
    "catalog/product/{product}/verdict/approve/": {"note": "", "version": "1"},
    "catalog/product/{product}/hold/": {"action": "renew"},
    "catalog/forbiddenword/add/": {"word": "tiruan", "note": "merek", "is_active": "on"},
    "moderation/reasontemplate/add/": {
        "about": "product", "verdict": "changes", "title": "Buram", "text": "Foto buram.", "position": "1",
    },
    "accounts/user/add/": {"name": "Eka", "phone": "081200007009", "email": "", "groups": "1", **NEW_PASSWORD},
    "accounts/user/{user}/change/": {"name": "Budi", "phone": "081200007008", "email": "b@c.example", "groups": "1"},
    "accounts/user/{user}/password/": NEW_PASSWORD,
    "auth/group/1/change/": {"name": "Moderator", "permissions": "1"},
    "password_change/": {"old_password": PASSWORD, "new_password1": "x", "new_password2": "x"},
}  # fmt: skip
DESK_VALUES = {
    "missing": MISSING, "empty": "", "long": LONG, "digits": DIGITS, "63 bits": str(2**63), "negative": "-1",
    "html": HTML, "nul": NUL, "foreign": "铁门🥜قطعة", "template": STRANGE["template"],
}  # fmt: skip


@pytest.mark.parametrize("path", DESK)
def test_a_wrong_field_breaks_no_form_of_the_desk(admin_user, emping, path):
    officer, paper = Knocker(admin_user), make_credential(emping)
    there = {"producer": emping.pk, "product": make_draft(emping).pk, "user": emping.owner.pk, "paper": paper.pk}
    data = {name: value.format(**there) for name, value in DESK[path].items()}
    form = Form(f"/en/admin/{path}".format(**there), officer, data, {})
    shares = Shares(5, start=len(path))
    for one in form.data:
        for what, value in shares.of(DESK_VALUES.items()):
            answer = form.send(one, value)
            assert answer.status_code in {200, 204, 302, 400, 422}, (one, what)
            assert HTML not in answer.content.decode(), (one, what)
    assert officer.broken == []
