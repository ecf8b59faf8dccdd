from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from catalog import reindexing
from catalog.models import Listing


class Command(BaseCommand):
    help = (
        "Write anew what listings repeat of their makers and how search finds them, while the site is in use. "
        "An interrupted run is continued by the next one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--everything", action="store_true", help="write listings that are right already, too")
        parser.add_argument("--restart", action="store_true", help="begin with the first listing all the same")

    def handle(self, *, everything: bool, restart: bool, **options: Any) -> None:
        if restart:
            reindexing.forget_interrupted()
        with tqdm(total=Listing.objects.count(), unit=" listings", file=self.stderr, mininterval=0.5) as bar:
            for number in reindexing.reindex(everything=everything):
                bar.update(number)
        self.stdout.write("Search finds every listing.")
