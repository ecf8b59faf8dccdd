"""What becomes of a company's requests, and of a maker's offers, when the person behind them goes."""

from functools import partial

from django.db import transaction

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import can_move, lock, move
from orders.companies import revoke_invitations
from orders.models import Company, OfferFile, Rfq, Submission, new_token
from orders.workflow.telling import in_city
from producers import scans

from .ending import CANCELLED
from .posting import cancel_rfq


@transaction.atomic
def close_company(*, company: Company, by: User) -> None:
    """Cancel what runs, close the company and end everybody's work and links; its name stays on what was agreed."""
    lock(company)
    for rfq in company.rfqs.select_related("company").order_by("pk"):
        if can_move(rfq, Rfq.State.CANCELLED):
            cancel_rfq(rfq=rfq, by=by, reason=in_city(CANCELLED))
    revoke_invitations(company=company)
    move(company, Company.State.CLOSED, by=by)
    company.members.all().delete()
    company.phone, company.email = "", ""
    company.save(update_fields=["phone", "email"])
    for submission in Submission.objects.filter(rfq__company=company).order_by("pk"):
        submission.phone, submission.email, submission.token = "", "", new_token()
        submission.save(update_fields=["phone", "email", "token"])


@transaction.atomic
def delete_offer_files(*, owner: User) -> int:
    """Delete what this person's business added to its offers; how many files there were."""
    files = OfferFile.objects.filter(candidate__producer__owner=owner)
    for file in files:
        transaction.on_commit(partial(scans.delete, file.name))
    return files.delete()[0]
