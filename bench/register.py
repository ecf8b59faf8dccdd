"""What taking 10,000 rows of the office's register costs, beside a bare ``bulk_create`` of the same rows.

``python -m bench.register`` on an empty, migrated database (DATABASE_URL): the import goes the whole way of an upload,
from the bytes of the .xlsx file through the check and the confirmation to the written rows, then the same rows are
written by two bare ``bulk_create``. Both are rolled back. Exits with 1 when a limit is passed.
"""

import os
import random
import sys
import time

import django

ROWS = 10_000  # as many as there are numbers from 0812-0000-0000
MOST_TIMES, MOST_MB = 20.0, 500.0
FIRST = ("Emping", "Keripik", "Rengginang", "Gipang", "Batik", "Anyaman", "Las", "Mebel", "Paving", "Sabun", "Kain")
SECOND = ("Mekar", "Jaya", "Barokah", "Makmur", "Abadi", "Lestari", "Mandiri", "Sentosa", "Cahaya", "Karya", "Utama")


def main() -> int:
    """Measure, print and compare; the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cilegon_ikm.settings")
    django.setup()
    content = office_file(ROWS)
    imported, makers, reports = _whole_import(content)
    memory = _peak_memory()
    floor = _bare_bulk_create(makers, reports)
    times = imported / floor
    print(f"{ROWS:,} rows ({len(content) / 1024:,.0f} kB): import {imported:.1f} s, bare bulk_create {floor:.2f} s")
    print(f"ratio {times:.1f} (at most {MOST_TIMES:.0f}), peak memory {memory:.0f} MB (at most {MOST_MB:.0f})")
    return 0 if times <= MOST_TIMES and memory <= MOST_MB else 1


def office_file(rows: int) -> bytes:
    """An .xlsx file in the shape of the export, with invented makers whose names are not alike."""
    from producers.models import Village
    from producers.register.columns import BRANCH_NAMES, COLUMNS
    from producers.register.workbooks import workbook

    rng = random.Random(1)
    villages = list(Village.objects.select_related("district"))
    branches = list(BRANCH_NAMES.values())

    def row(number: int) -> list[object]:
        letters = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _letter in range(12))
        village = rng.choice(villages)
        return [
            2025, f"{rng.choice(FIRST)} {letters} {rng.choice(SECOND)}".upper(), f"PEMILIK {number}",
            f"JL. CONTOH NO. {number}", village.name.upper(), village.district.name, f"0812-0000-{number:04d}",
            "MAKANAN", "EMPING", "PO", 2015, "10794", "", rng.choice(branches), rng.randrange(9), rng.randrange(9),
            f"Rp {rng.randrange(1, 900)}.000.000,-", 1200, "KG", 120_000_000, "60.000.000",
        ]  # fmt: skip

    return workbook("IKM", [column.heading for column in COLUMNS], (row(number) for number in range(rows)))


def _whole_import(content: bytes) -> tuple[float, list, list]:
    """Seconds, and the rows it wrote, which are taken back."""
    from django.db import transaction

    from cilegon_ikm.accounts.models import User
    from producers.models import Producer, RegisterImport, YearlyReport
    from producers.register import imports

    with transaction.atomic():
        officer = User.objects.create_user(name="Dewi", email="dewi@sentra.example", password=None)
        started = time.perf_counter()
        running = imports.start_import(file_name="ikm.xlsx", content=content, mode="rows", year=None, by=officer)
        imports.check_import(running)
        imports.confirm_import(register_import=running, by=officer)
        imports.write_import(running)
        seconds = time.perf_counter() - started
        running.refresh_from_db()
        if running.state != RegisterImport.State.DONE or running.counts.get("new", 0) < 0.99 * ROWS:
            raise SystemExit(f"The import did not do its work: {running.get_state_display()} {running.counts}")
        makers, reports = list(Producer.objects.all()), list(YearlyReport.objects.all())
        transaction.set_rollback(True)
    return seconds, makers, reports


def _bare_bulk_create(makers: list, reports: list) -> float:
    from django.db import transaction

    from producers.models import Producer, YearlyReport

    with transaction.atomic():
        started = time.perf_counter()
        Producer.objects.bulk_create(makers)
        YearlyReport.objects.bulk_create(reports)
        seconds = time.perf_counter() - started
        transaction.set_rollback(True)
    return seconds


def _peak_memory() -> float:
    """The most this process has held so far, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
