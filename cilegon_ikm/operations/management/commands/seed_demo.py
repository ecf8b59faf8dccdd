import argparse
from typing import Any

from django.core.management.base import BaseCommand

from cilegon_ikm.operations import prepare
from cilegon_ikm.operations.demo import bulk, bulk_enquiries, seed

MOST = 1_000_000


def _number(text: str) -> int:
    number = int(text.replace("_", ""))
    if not 0 <= number <= MOST:
        raise argparse.ArgumentTypeError(f"a number from 0 to {MOST}")
    return number


class Command(BaseCommand):
    help = (
        "Fill the site with the demo: invented makers with products, papers and reports, the register, enquiries. "
        "Running it again changes nothing; the sign-ins are in var/logins.txt."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--listings",
            type=_number,
            default=0,
            metavar="N",
            help=(
                "for benchmarks only, never on a site that people use: top up to N listings of made-up makers "
                f"called “{bulk.NAME} 0001” and so on. The catalogue stands still meanwhile."
            ),
        )

        parser.add_argument(
            "--enquiries",
            type=_number,
            default=0,
            metavar="N",
            help="for benchmarks only: N more enquiries with five messages each, a tenth of them to the demo's maker.",
        )

    def handle(self, *, listings: int, enquiries: int, **options: Any) -> None:
        prepare.collect_static()  # cards name static files by their hashed names
        seed.seed(say=self.stdout.write)
        if listings:
            bulk.fill(listings, say=self.stdout.write)
        if enquiries:
            bulk_enquiries.fill(enquiries, say=self.stdout.write)
