"""One migrated template database, cloned for each worker; files in a folder of the run; the named cast."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed
from hypothesis import settings as examples

from cilegon_ikm.operations import prepare, translations
from tests import kept_rows
from tests.factories import make_moderator, make_user, make_verified_producer
from tests.sizes import IS_FULL

# the same examples in every run, however busy the machine is
examples.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=25)
examples.register_profile("full", examples.get_profile("suite"), max_examples=500)
examples.load_profile("full" if IS_FULL else "suite")

ROOT = Path(__file__).resolve().parent.parent
QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Workers take turns inside."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / f"{name}.lock").open("w") as file:
        flock(file, LOCK_EX)
        yield


def template_name() -> str:
    """Changes with any migration, with the data the migrations load and with the officers' roles."""
    digest = hashlib.sha256()
    patterns = ("*/migrations/*.py", "*/*/migrations/*.py", "*/data/*.csv", "*/*/data/*.csv", "cilegon_ikm/staff/*.py")
    for path in sorted(path for pattern in patterns for path in ROOT.glob(pattern)):
        digest.update(path.read_bytes())
    return f"template_{digest.hexdigest()[:12]}"


@contextmanager
def turns(name: str) -> Iterator[CursorWrapper]:
    """A cursor on the server; workers of all working copies that use it take turns with what has this name."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        yield cursor


def make_template(name: str, cursor: CursorWrapper) -> None:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if cursor.fetchone():
        return
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}_new"')  # of a run that was killed
    cursor.execute(f'CREATE DATABASE "{name}_new"')
    use_database(f"{name}_new")
    call_command("migrate", verbosity=0)
    connection.close()
    cursor.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')


def use_database(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    worker = f"{os.environ.get('PYTEST_XDIST_WORKER', 'gw')}_{os.getpid()}"
    original, mine, template = settings.DATABASES["default"]["NAME"], f"test_{worker}", template_name()
    with django_db_blocker.unblock():
        with turns(template) as cursor:
            make_template(template, cursor)
            cursor.execute(f'CREATE DATABASE "{mine}" TEMPLATE "{template}"')
        use_database(mine)
        kept_rows.remember()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(TransactionTestCase, "_fixture_teardown", kept_rows.put_back)
            yield
        use_database(original)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{mine}" WITH (FORCE)')


@pytest.fixture(scope="session", autouse=True)
def _built_once(django_test_environment) -> None:
    """The compiled translations and the hashed static files that pages refer to."""
    with one_at_a_time("static"):
        translations.compile_stale()
        translation_file_changed(None, translations.OURS.with_suffix(".mo"))  # Django has read the old ones already
        prepare.collect_static()


@pytest.fixture(scope="session", autouse=True)
def _static_files_looked_up_when_asked_for() -> Iterator[None]:
    """WhiteNoise would list all of them for each new test client, which takes 70 ms."""
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def media_root(tmp_path_factory) -> Iterator[Path]:
    """Photos of this run, apart from everybody else's."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture(scope="session", autouse=True)
def private_root(tmp_path_factory) -> Iterator[Path]:
    """Scans of this run."""
    folder = tmp_path_factory.mktemp("private")
    private = {
        **settings.STORAGES["private"],
        "OPTIONS": {**settings.STORAGES["private"]["OPTIONS"], "location": folder},
    }
    with override_settings(PRIVATE_ROOT=folder, STORAGES={**settings.STORAGES, "private": private}):
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _awake_all_night() -> Iterator[None]:
    """Messages go out at whatever hour the suite runs; the tests of the quiet hours say so."""
    with override_settings(QUIET_HOURS=[]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """The real hasher is slow on purpose; a test that means it asks for ``real_hashes``."""
    with override_settings(PASSWORD_HASHERS=[QUICK_HASHER, *settings.PASSWORD_HASHERS]):
        yield


@pytest.fixture
def real_hashes(settings) -> None:
    settings.PASSWORD_HASHERS = settings.PASSWORD_HASHERS[1:]


@pytest.fixture(autouse=True)
def _no_language_left() -> Iterator[None]:
    """A request under /en/ leaves its language behind in the thread; the next test begins in Indonesian."""
    yield
    translation.deactivate()


@pytest.fixture
def in_english() -> Iterator[None]:
    """Messages made outside of a request, whose language the address says."""
    with translation.override("en"):
        yield


@pytest.fixture
def budi(db):
    """A verified maker's owner."""
    return make_user("Budi")


@pytest.fixture
def citra(db):
    """Another maker's owner."""
    return make_user("Citra")


@pytest.fixture
def dewi(db):
    """A moderator."""
    return make_moderator("Dewi")


@pytest.fixture
def admin_user(db):
    return make_user("Admin", email="admin@sentra.example", is_staff=True, is_superuser=True)


@pytest.fixture
def emping(budi, dewi):
    """Budi's verified business."""
    return make_verified_producer(budi, officer=dewi, name="Emping Budi")


@pytest.fixture
def las(citra, dewi):
    """Citra's verified business."""
    return make_verified_producer(citra, officer=dewi, name="Las Citra", branch="metal")
