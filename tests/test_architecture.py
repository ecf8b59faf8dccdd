"""The house rules that a reader could otherwise only hope for."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Lowest floor first: a room may import from its own floor and from those before it.
FLOORS = [
    {f"cilegon_ikm.{name}" for name in ("states", "whatsapp", "middleware", "errors", "clock", "files", "medians")},
    {f"cilegon_ikm.{name}" for name in ("serving", "page_cache", "prepared", "static_files")},
    {f"cilegon_ikm.{name}" for name in ("images", "pictures", "pdf_inspection", "pdfs", "notifications.senders")},
    {"cilegon_ikm.accounts"},
    {"cilegon_ikm.moderation"},
    {"cilegon_ikm.verdicts"},
    {"cilegon_ikm.notifications"},
    {"producers"},
    {"catalog"},
    {"orders"},
    {"cilegon_ikm.staff", "cilegon_ikm.operations"},
]
TOP_LEVEL = {
    "manage.py", "Makefile", "cilegon_ikm", "catalog", "producers", "orders", "templates", "static", "tests", "bench",
    "docs", "requirements.txt", "requirements-dev.txt", "pyproject.toml", "README.md", ".ci", ".gitignore",
}  # fmt: skip


def room(module: str) -> str | None:
    """The room a dotted module name lies in, or None for what is not ours."""
    rooms = set().union(*FLOORS)
    return max((each for each in rooms if module == each or module.startswith(f"{each}.")), key=len, default=None)


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def imported(path: Path) -> set[str]:
    """Every absolute module a file imports, at the top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def source_files() -> list[Path]:
    folders = ("cilegon_ikm", "producers", "catalog", "orders")
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def wrong_arrows(path: Path) -> list[str]:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    here = room(module)
    if here is None:
        return []
    rooms = {target for name in imported(path) if (target := room(name)) and target != here}
    return [f"{module} imports {target}" for target in rooms if floor(target) > floor(here)]


def test_imports_run_one_way():
    assert [arrow for path in source_files() for arrow in wrong_arrows(path)] == []


def test_the_arrow_check_sees_a_wrong_arrow():
    path = ROOT / "producers" / "models" / "producer.py"
    assert "cilegon_ikm.accounts.models" in imported(path)
    assert floor("orders") > floor("producers")


def test_the_top_level_holds_what_was_agreed():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in tracked.splitlines()} <= TOP_LEVEL


def test_only_the_one_door_assigns_a_state():
    pattern = re.compile(r"\.state\s*=[^=]|\bstate=.*\)\.update\(|\.update\([^)]*\bstate=")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in source_files()
        if path.name != "states.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert guilty == []


@pytest.mark.parametrize("name", ["utils.py", "helpers.py", "manager.py", "misc.py"])
def test_no_file_has_a_name_that_says_nothing(name):
    assert [path for path in source_files() if path.name == name] == []
