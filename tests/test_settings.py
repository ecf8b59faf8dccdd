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
