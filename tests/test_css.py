from django.core.management import call_command

from cilegon_ikm.operations.management.commands.build_css import is_current, target


def test_the_committed_style_sheet_is_what_its_sources_give():
    call_command("build_css", check=True)


def test_a_style_sheet_changed_by_hand_is_noticed():
    assert not is_current(target("main").read_text() + "a{color:red}")


def test_a_style_sheet_without_its_mark_is_noticed():
    assert not is_current(target("main").read_text().partition("\n")[2])
