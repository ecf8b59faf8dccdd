"""What stands in the addresses of a business and its register."""

from typing import Any

from cilegon_ikm.accounts.models import User
from producers import team
from producers.models import Producer
from producers.register import claims, imports, reports
from tests.factories import make_report, make_unclaimed, make_user, sheet

from .arguments import judged, last_part, secret


def of_the_business(producer: Producer, officer: User) -> dict[str, dict[str, Any]]:
    """The people of the business, and one of the register that waits for its maker."""
    unclaimed = make_unclaimed()
    return {
        "producers:remove_helper": {"pk": producer.helpers.create(user=make_user("Fajar")).pk},
        **secret("producers:join", last_part(team.invite(producer=producer))),
        **secret("producers:claim", last_part(claims.make_claim_link(producer=unclaimed, by=officer))),
        "admin:producers_producer_claim": {"pk": unclaimed.pk},
    }


def of_the_register(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
    """A report that is being written, one that was sent, and a file with a refused row."""
    draft, sent = make_report(producer, 2025, product=words), make_report(producer, 2024, product=words)
    reports.submit_report(report=sent, by=producer.owner)
    headings = ["Nama IKM", "Kelurahan", "Cabang", "No HP", "Tahun"]
    right, refused = [words, "Gerem", "Pangan", "081200007010", 2024], [words, "Mars", "Pangan", None, 2024]
    content = sheet(headings, right, refused)
    file = imports.start_import(file_name="ikm.xlsx", content=content, mode="rows", year=2024, by=officer)
    imports.check_import(file)
    words_of_imports = ("progress", "refusals", "decide", "confirm", "cancel")
    return {
        "producers:report": {"year": draft.year},
        **judged("producers_yearlyreport", sent.pk, "accept"),
        **{f"admin:producers_registerimport_{word}": {"pk": file.pk} for word in words_of_imports},
    }
