"""``make bench``: the project's pages beside a bare Django view, served the same way in the same minutes."""

import argparse
import os
import sys
from collections.abc import Callable

import django
from django.db import connection

from cilegon_ikm.database import DatabaseError

from . import report
from .compare import compare
from .load import driver
from .processes import Failed, served, stop_cleanly
from .stage import stage


def main(arguments: list[str]) -> int:
    """Make the data, measure, print; the exit status."""
    options = _parser().parse_args(arguments)
    stop_cleanly()
    try:
        with stage() as place:
            print(bench(place.catalogue(options.listings), options))
    except (Failed, DatabaseError, OSError) as reason:
        print(f"bench: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0


def bench(environment: dict[str, str], options: argparse.Namespace) -> str:
    """Serve the project and the floor on these data and measure both; the report."""
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="cilegon_ikm.settings")
    django.setup()
    from . import pages  # its models need Django set up

    targets = pages.choose_targets()
    weights = [pages.weigh(target) for target in targets]
    listings, server_version = pages.count_listings(), pages.server_version()
    connection.close()
    client, drive = driver(python_client=options.python_client)
    print(f"Measuring {len(targets)} pages, each beside the floor, with {client} …", file=sys.stderr, flush=True)
    with (
        served("cilegon_ikm.wsgi:application", environment, path="/health/live") as project,
        served("bench.floor:make_application()", environment, path="/") as floor,
    ):
        found = compare(project, floor, targets, drive, options.seconds)
    lines = report.rows(targets, weights, found)
    table = report.as_markdown(lines) if options.markdown else report.as_text(lines)
    machine = report.machine(listings=listings, server_version=server_version, client=client, seconds=options.seconds)
    return f"{table}\n\n{machine}\n{report.steadiness(found)}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--listings", type=_at_least(0), default=1000, help="how many besides the demo's own")
    parser.add_argument("--seconds", type=_at_least(1), default=4, help="for each page, and each time for the floor")
    parser.add_argument("--markdown", action="store_true", help="print the table as the README shows it")
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
