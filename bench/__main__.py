"""``make bench``: the project's pages beside a bare Django view, served the same way in the same minutes."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import django
from django.db import connection

from cilegon_ikm.database import DatabaseError

from . import processor, report
from .compare import compare
from .figures import Result, Target
from .load import ask_in_turn, driver
from .processes import Failed, served, stop_cleanly, workers_memory
from .stage import Stage, stage

SMALL = 1000  # listings; what a larger catalogue is compared with


def main(arguments: list[str]) -> int:
    """Make the data, measure, print; the exit status."""
    options = _parser().parse_args(arguments)
    stop_cleanly()
    try:
        with stage() as place:
            if options.orders:
                print(_desk(place, options.seconds))
                return 0
            if options.processor:
                print(_costs(place.catalogue(options.listings), options))
                return 0
            sizes = sorted({min(SMALL, options.listings), options.listings})
            results = [bench(place.catalogue(size), options) for size in sizes]
            print(_report(results, options))
    except (Failed, DatabaseError, OSError) as reason:
        print(f"bench: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0


def bench(environment: dict[str, str], options: argparse.Namespace) -> Result:
    """Serve the project, with and without its page cache, and the floor on these data and measure all."""
    pages, targets = _pages_and_targets(environment)
    weights = [pages.weigh(target) for target in targets]
    listings, paths = pages.count_listings(), pages.mixed_paths(targets)
    connection.close()
    client, drive = driver(python_client=options.python_client)
    print(f"Measuring {len(targets)} pages of {listings:,} listings with {client} …", file=sys.stderr, flush=True)
    application, alive = "cilegon_ikm.wsgi:application", "/health/live"
    with served("bench.floor:make_application()", environment, path="/") as floor:
        with served(application, {**environment, "PAGE_CACHE_MB": "0"}, path=alive) as project:
            uncached = compare(project, floor, targets, drive, options.seconds)
        with served(application, environment, path=alive) as project:
            warm = compare(project, floor, targets, drive, options.seconds)
            print(f"Asking for {options.requests:,} pages in turn …", file=sys.stderr, flush=True)
            ask_in_turn(project, paths, options.requests)
            memory = workers_memory(project)
    return Result(listings, targets, weights, uncached, warm, memory)


def _pages_and_targets(environment: dict[str, str]) -> tuple[Any, list[Target]]:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="cilegon_ikm.settings")
    django.setup()
    from . import pages  # its models need Django set up

    connection.settings_dict["NAME"] = urlsplit(environment["DATABASE_URL"]).path.lstrip("/")
    return pages, pages.choose_targets()


def _costs(environment: dict[str, str], options: argparse.Namespace) -> str:
    _pages, targets = _pages_and_targets(environment)
    connection.close()
    lines = [processor.HEAD, *processor.rows(environment, targets)]
    return report.as_markdown(lines) if options.markdown else report.as_text(lines)


def _desk(place: Stage, seconds: int) -> str:
    from . import orders  # its models need Django set up

    return orders.run(place, seconds)


def _report(results: list[Result], options: argparse.Namespace) -> str:
    from . import pages

    lines = [report.HEAD, *report.rows(results[-1], results[0])]
    table = report.as_markdown(lines) if options.markdown else report.as_text(lines)
    client, _drive = driver(python_client=options.python_client)
    version = pages.server_version()
    connection.close()
    machine = report.machine(
        listings=results[-1].listings, server_version=version, client=client, seconds=options.seconds
    )
    memory = report.memory(results[-1], requests=options.requests)
    return f"{table}\n\n{machine}\n{report.steadiness(results[-1])}\n{report.suggestions(results[-1])}\n{memory}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--listings", type=_at_least(0), default=1000, help="how many besides the demo's own")
    parser.add_argument(
        "--seconds", type=_at_least(1), default=1, help="for each turn of a page, and each time for the floor"
    )
    parser.add_argument("--requests", type=_at_least(1), default=50_000, help="mixed ones, before memory is read")
    parser.add_argument("--markdown", action="store_true", help="print the table as the README shows it")
    parser.add_argument("--orders", action="store_true", help="measure the enquiry desk instead of the catalogue")
    parser.add_argument("--processor", action="store_true", help="print what a page costs in processor time instead")
    parser.add_argument("--python-client", action="store_true", help="do not use wrk even where it is installed")
    return parser


def _at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"a whole number from {least} upwards is needed, not “{text}”")
        return int(text)

    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
