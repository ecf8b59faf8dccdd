"""Pictures of the product: those of the README, or with ``--all`` every page for a review."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from cilegon_ikm.database import DatabaseError

from . import pictures
from .browsing import browser
from .logins import Login, read_logins
from .processes import ROOT, Failed, served, stop_cleanly
from .stage import stage
from .tour import MODERATOR, PUBLIC, WORKSPACE, Tour, buyer_stops

IMAGES = ROOT / "docs" / "images"
ROOMS = ("public", "maker", "moderator", "admin")


@dataclass(frozen=True)
class Site:
    """A running server with the demo."""

    url: str
    logins: dict[str, Login]
    enquiry: str  # path of a buyer's secret link, or nothing when it is not known


def main(arguments: list[str]) -> int:
    """Take the pictures; the exit status, which is 1 also when a page is not as it should be."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if bool(options.url) != bool(options.logins):
        parser.error("--url and --logins belong together")
    stop_cleanly()
    try:
        with _site(options) as site, browser() as chromium:
            if options.all:
                return _tour(chromium, site, options)
            for path in pictures.take(chromium, site.url, site.logins, IMAGES, dark=options.dark):
                print(f"{path} ({path.stat().st_size // 1000} kB)")
            return 0
    except (Failed, DatabaseError, OSError) as reason:
        print(f"screenshots: {reason}", file=sys.stderr)
        return 1
    except BrowserError as error:
        print(f"screenshots: the browser says: {error.message.splitlines()[0]}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.screenshots", description=__doc__)
    parser.add_argument("--all", type=Path, metavar="DIR", help="take every page, 360 and 1440 px wide, into DIR")
    parser.add_argument("--only", nargs="+", choices=ROOMS, default=ROOMS, help="with --all: only these pages")
    parser.add_argument("--dark", action="store_true", help="as on a device that is set to dark")
    parser.add_argument("--url", help="address of a server that runs already, instead of a demo of our own")
    parser.add_argument("--logins", type=Path, metavar="FILE", help="the logins.txt of that server")
    parser.add_argument("--enquiry", default="", metavar="PATH", help="a buyer's link on that server: /pesanan/…/")
    return parser


@contextmanager
def _site(options: argparse.Namespace) -> Iterator[Site]:
    """The server that was named, else one of our own with the demo."""
    if options.url:
        yield Site(options.url.rstrip("/"), read_logins(options.logins), options.enquiry)
        return
    with stage() as place:
        environment = place.demo()
        enquiry = place.enquiry_path()
        with served("cilegon_ikm.wsgi:application", environment, path="/health/live") as url:
            yield Site(url, read_logins(place.logins), enquiry)


def _tour(chromium: Browser, site: Site, options: argparse.Namespace) -> int:
    """Take every page, say what is wrong with them; 1 when something is."""
    options.all.mkdir(parents=True, exist_ok=True)
    tour = Tour(chromium, site.url, options.all, dark=options.dark)
    if "public" in options.only:
        tour.visit("public", [*PUBLIC, *(buyer_stops(site.enquiry) if site.enquiry else [])])
    if "maker" in options.only:
        tour.visit("maker", WORKSPACE, site.logins["maker"])
    if "moderator" in options.only:
        tour.visit("moderator", MODERATOR, site.logins["moderator"])
    if "admin" in options.only:
        administrator = site.logins["administrator"]
        tour.visit("admin", tour.admin_stops(administrator), administrator)
    for problem in tour.problems:
        print(problem)
    print(f"{tour.taken} pictures in {options.all}, {len(tour.problems)} problems")
    return 1 if tour.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
