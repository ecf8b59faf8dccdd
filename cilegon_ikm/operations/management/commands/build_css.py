import hashlib
import re
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

PACKAGES = {"bootstrap": "5.3.9", "sass": "1.108.2"}
SOURCES = settings.BASE_DIR / "static" / "sass"
TARGETS = settings.BASE_DIR / "static" / "css"
SHEETS = ("main", "workspace", "impact")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def target(sheet: str) -> Path:
    """Where the compiled sheet lies."""
    return TARGETS / f"{sheet}.css"


def sources_digest() -> str:
    """Changes with any Sass file and with the versions of what compiles it."""
    files = [path.read_text() for path in sorted(SOURCES.rglob("*.scss"))]
    return digest("".join([*files, *(f"{name}{version}" for name, version in PACKAGES.items())]))


def is_current(css: str) -> bool:
    """Whether a compiled file is the untouched product of today's sources."""
    head, _newline, body = css.partition("\n")
    marks = re.fullmatch(r"/\* sass (\w+) css (\w+) \*/", head)
    return marks is not None and marks[1] == sources_digest() and marks[2] == digest(body)


class Command(BaseCommand):
    help = "Compile the sheets in static/sass to the committed ones in static/css (needs Node and npm)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether it is current; needs no Node")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            for sheet in SHEETS:
                if not is_current(target(sheet).read_text()):
                    raise CommandError(f"{target(sheet)} is not what static/sass gives. Run: make css")
            return
        modules = self._modules(settings.VAR_DIR / "npm")
        for sheet in SHEETS:
            body = self._compile(modules, sheet)
            target(sheet).write_text(f"/* sass {sources_digest()} css {digest(body)} */\n{body}")

    def _modules(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        names = [f"{name}@{version}" for name, version in PACKAGES.items()]
        try:
            subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", folder, *names], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise CommandError(f"Node's npm is needed to build the CSS: {error}") from error
        return folder / "node_modules"

    def _compile(self, modules: Path, sheet: str) -> str:
        command = ["node", str(modules / "sass" / "sass.js"), "--style=compressed", "--no-source-map", "--quiet-deps"]
        command += ["--silence-deprecation=import", f"--load-path={modules}", str(SOURCES / f"{sheet}.scss")]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise CommandError(done.stderr)
        return done.stdout
