import pytest

from cilegon_ikm.kept_secrets import kept_secret


def test_a_secret_is_made_once_and_only_its_user_reads_it(tmp_path):
    path = tmp_path / "var" / "secret"
    assert [kept_secret(path, lambda: "first"), kept_secret(path, lambda: "second")] == ["first", "first"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_what_could_not_be_written_whole_leaves_no_empty_secret(tmp_path):
    path = tmp_path / "secret"

    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept_secret(path, interrupted)
    assert kept_secret(path, lambda: "whole") == "whole"


def test_of_two_who_make_it_at_the_same_moment_both_keep_the_first(tmp_path):
    path = tmp_path / "secret"
    assert kept_secret(path, lambda: f"not {kept_secret(path, lambda: 'this')}") == "this"
