"""Filling an empty site with the demo. What is there already stays as it is: an interrupted run is just run again."""

from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.test.utils import override_settings

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.workflow import agree
from orders import workflow
from orders.models import ImpactEdition
from orders.reminders import remind

from . import (
    content,
    deliveries,
    enquiries,
    logins,
    makers,
    moderation,
    programmes,
    register,
    requests,
    seasons,
    sentra,
    views,
)
from .drawing import drawn

PHOTO_WIDTH = 1280  # pixels, the widest variant that is ever shown


def seed(
    *, among: Sequence[content.Maker] = (), width: int = PHOTO_WIDTH, say: Callable[[str], object] = print
) -> None:
    """Make what is missing of the demo: officers, makers with products and papers, the register, enquiries, requests, sign-ins.

    ``among`` narrows it to some makers; the maker who can sign in must be one of them.
    """
    with override_settings(MESSAGE_SENDERS=[]):  # no message goes to people who do not exist
        _seed(among or content.makers(), width, say)


def _seed(among: Sequence[content.Maker], width: int, say: Callable[[str], object]) -> None:
    _mark().parent.mkdir(parents=True, exist_ok=True)
    _mark().touch()
    officer = _officer(logins.MODERATOR, "Petugas Disperindag", "Moderator")
    _administrator()
    _buyer()
    _make_makers([maker for maker in among if not makers.is_made(maker)], width, officer, say)
    register.bring(officer)
    for submission in content.submissions(among):
        if not enquiries.is_sent(submission):
            enquiries.send(submission)
    requests.make(among, officer)
    moderation.fill(among, officer)
    programmes.make(among)
    deliveries.fail()
    remind()
    views.fill(among)
    seasons.make()
    sentra.make(officer, width)
    if not ImpactEdition.objects.exists():
        workflow.publish_impact(by=officer)
    maker = next(maker.phone for maker in among if maker.slug == content.DEMO_MAKER)
    logins.hand_out(maker, content.DEMO_COMPANY)
    _mark().unlink()


def is_unfinished() -> bool:
    """Whether a run was interrupted, in this database and not in one that was used before."""
    return _mark().exists() and User.objects.filter(email=logins.MODERATOR).exists()


def _mark() -> Path:
    """A file that is there only while the demo is being made."""
    return Path(settings.VAR_DIR) / "demo.unfinished"


def _make_makers(missing: Sequence[content.Maker], width: int, officer: User, say: Callable[[str], object]) -> None:
    if not missing:
        return
    wishes = [(key, wish, width) for maker in missing for key, wish in maker.wishes]
    with closing(drawn(wishes)) as pictures:
        for number, maker in enumerate(missing, start=1):
            makers.make(maker, list(islice(pictures, len(maker.wishes))), officer)
            if number % 6 == 0 or number == len(missing):
                say(f"  {number} of {len(missing)} makers")


def _officer(email: str, name: str, group: str) -> User:
    if found := User.objects.filter(email=email).first():
        return found
    officer = User.objects.create_user(name=name, email=email, is_staff=True)
    officer.groups.add(Group.objects.get(name=group))
    return officer


def _administrator() -> None:
    if not User.objects.filter(email=logins.ADMINISTRATOR).exists():
        User.objects.create_superuser(name="Administrator", email=logins.ADMINISTRATOR)


def _buyer() -> None:
    """A buyer with an account, who also asked without it; her number and her address are proven to be hers."""
    if not User.objects.filter(email=logins.BUYER_EMAIL).exists():
        buyer = User.objects.create_user(name=logins.BUYER_NAME, phone=logins.BUYER, email=logins.BUYER_EMAIL)
        agree(user=buyer)
        buyer.proven_phone, buyer.proven_email = buyer.phone, buyer.email
        buyer.save(update_fields=["proven_phone", "proven_email"])
