import os
import subprocess
import sys

import pytest


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
