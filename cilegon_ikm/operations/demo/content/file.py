"""The files of the demo."""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"


def read(path: Path) -> Any:
    """What the file says, each text as one paragraph."""
    return _flowing(tomllib.loads(path.read_text(encoding="utf-8")))


def _flowing(value: Any) -> Any:
    """The same with every text as one paragraph, however it was broken into lines in the file."""
    if isinstance(value, dict):
        return {name: _flowing(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_flowing(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value
