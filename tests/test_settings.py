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
    ],
)
def test_back_ends_come_from_the_environment_and_half_a_setting_is_refused(variables, words):
    assert words in start_with(**variables)
