"""What stands in the addresses of companies and their requests."""

from typing import Any

from cilegon_ikm.accounts.models import User
from orders import companies
from orders.rfqs import offering, posting
from producers import scans
from producers.models import Producer
from tests.factories import (
    close,
    image_bytes,
    make_company,
    make_member,
    make_offer,
    make_rfq,
    make_user,
    make_verified_producer,
)

from .arguments import judged, last_part, secret

OF_DRAFTS = ("own_rfq", "edit_rfq", "add_rfq_file", "invite_makers", "submit_rfq", "cancel_rfq", "reissue_rfq")


def of_requests(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
    """Requests of a company that the maker's owner runs too, and one of another company to which she offers."""
    company = make_company(producer.owner, officer=officer, address=words[:200])
    details = {"title": words[:100], "specification": words, "place": words[:200]}
    scan = scans.Scan(content=image_bytes(), ending="jpg")
    draft, waiting = make_rfq(company, **details), make_rfq(company, **details)
    posting.submit_rfq(rfq=waiting, by=producer.owner)
    drawing = posting.add_file(rfq=draft, scan=scan, title=words[:100])
    posting.invite_makers(rfq=draft, producers=[producer])
    opened, closed = (make_rfq(company, officer=officer, **details) for _number in range(2))
    opak = make_verified_producer(make_user("Hadi"), officer=officer, name="Opak Hadi")
    chosen = make_offer(closed, opak, note=words)
    close(closed)
    question = offering.ask_question(rfq=opened, producer=opak, body=words, key=opened.submission.key)
    wanted = make_rfq(make_company(officer=officer), officer=officer, **details)
    offer, leader = make_offer(wanted, producer, note=words), make_offer(wanted, opak)
    paper = offering.add_offer_file(candidate=offer, scan=scan, title=words[:100])
    offering.name_partners(candidate=leader, shares={producer: 10})
    page = {"slug": opened.slug, "pk": opened.pk}
    return {
        "orders:rfq": page,
        "orders:rfq (draft)": {**page, "pk": draft.pk},
        "orders:rfq_file": {"pk": draft.pk, "number": drawing.pk},
        "orders:remove_rfq_file": {"pk": draft.pk, "number": drawing.pk},
        **{f"orders:{name}": {"pk": draft.pk} for name in OF_DRAFTS},
        "orders:uninvite_maker": {"pk": draft.pk, "number": draft.candidates.get().pk},
        **{f"orders:{name}": {"pk": wanted.pk} for name in ("ask_about_rfq", "offer", "add_offer_file")},
        "orders:name_partners": {"pk": wanted.pk},
        "orders:offer_file": {"number": paper.pk},
        "orders:remove_offer_file": {"pk": wanted.pk, "number": paper.pk},
        "orders:answer_partnership": {"number": leader.partners.get().pk},
        "orders:answer_question": {"pk": opened.pk, "number": question.pk},
        **{f"orders:{name}": {"pk": closed.pk} for name in ("compare_offers", "offers_sheet", "award")},
        "orders:shortlist": {"pk": closed.pk, "number": chosen.pk},
        "orders:remove_from_company": {"number": make_member(company, "viewer", make_user("Indah")).pk},
        **secret("orders:join_company", last_part(companies.invite(company=company, role="viewer"))),
        **judged("orders_company", make_company(make_user("Joko"), name=words[:100]).pk, "verify"),
        **judged("orders_rfq", waiting.pk, "open"),
    }
