import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("private", "starts"), [("private", True), ("media/papers", False), ("media", False)])
def test_private_files_may_not_lie_where_everybody_can_read(tmp_path, private, starts):
    folders = {"VAR_DIR": str(tmp_path), "PRIVATE_ROOT": str(tmp_path / private)}
    command = [sys.executable, "-c", "import cilegon_ikm.settings"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **folders}, capture_output=True, text=True, check=False)
    refused = "PRIVATE_ROOT must lie outside of MEDIA_ROOT" in done.stderr
    assert (done.returncode == 0, refused) == (starts, not starts)


def start_with(**variables):
    """What Python prints or complains of when the settings are read with these variables."""
    words = "from cilegon_ikm import settings; print(settings.MESSAGE_SENDERS)"
    environment = {**os.environ, **variables}
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, env=environment, check=False)
    return (done.stdout + done.stderr).strip().splitlines()[-1]


WHATSAPP = {"WHATSAPP_TOKEN": "EAAJB", "WHATSAPP_PHONE_NUMBER_ID": "1065"}


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "[]"),
        ({"EMAIL_URL": "smtp://localhost", **WHATSAPP}, "['email', 'whatsapp']"),
        ({"MESSAGE_SENDERS": "whatsapp,console", **WHATSAPP}, "['whatsapp', 'console']"),
        ({"MESSAGE_SENDERS": "pigeon"}, "MESSAGE_SENDERS"),
        ({"MESSAGE_SENDERS": "email"}, "EMAIL_URL"),
        ({"WHATSAPP_TOKEN": "EAAJB"}, "WHATSAPP_PHONE_NUMBER_ID"),
        ({"QUIET_HOURS": "21,21"}, "QUIET_HOURS needs two different hours"),
    ],
)
def test_back_ends_come_from_the_environment_and_half_a_setting_is_refused(variables, words):
    assert words in start_with(**variables)


def web_push_with(**variables):
    words = "from cilegon_ikm import settings; print(settings.WEB_PUSH['private_key'])"
    environment = {**os.environ, **variables}
    return subprocess.check_output([sys.executable, "-c", words], text=True, env=environment, cwd=ROOT).strip()


def test_the_key_for_web_push_is_made_once_and_only_its_owner_reads_it(tmp_path):
    made = web_push_with(VAR_DIR=str(tmp_path))
    assert len(made) == 43  # 32 bytes in base64url
    assert web_push_with(VAR_DIR=str(tmp_path)) == made
    assert (tmp_path / "vapid_private_key").stat().st_mode & 0o777 == 0o600
    assert web_push_with(VAR_DIR=str(tmp_path), VAPID_PRIVATE_KEY="from-the-environment") == "from-the-environment"
