"""Every business verb about makers. Each is one transaction and raises IllegalTransition when the table forbids it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.workflow import forget_in_log
from cilegon_ikm.states import IllegalTransition, lock, move

from .addresses import free_slug, leave_address
from .models import DoubtfulRow, KbliCode, Producer
from .programmes.workflow import leave_programmes
from .rules import can_close, can_edit, missing
from .sentra import forget_maker
from .signals import producer_changed, producer_hidden, producer_shown
from .team import tell

ERASED_BUSINESS = gettext_lazy("Erased business")


@transaction.atomic
def register_producer(*, owner: User, **profile: Any) -> Producer:
    """A new draft for this person's business; the address of its storefront is made from the name.

    A double click gives one business: the second waits and then writes into the first one's draft.
    """
    User.objects.select_for_update().get(pk=owner.pk)
    if own := Producer.objects.managed_by(owner).first():
        return save_profile(producer=own, **profile)
    kbli = profile.pop("kbli", ())
    producer = Producer.objects.create(owner=owner, slug=free_slug(profile["name"]), **profile)
    producer.kbli.set(kbli)
    return producer


@transaction.atomic
def save_profile(*, producer: Producer, kbli: Iterable[KbliCode] | None = None, **profile: Any) -> Producer:
    """Write the changed fields as a new version. What is public follows at once; the storefront keeps its address."""
    lock(producer)
    if not can_edit(producer):
        raise IllegalTransition(_("This business is closed."))
    changed = [name for name, value in profile.items() if getattr(producer, name) != value]
    known = set(producer.kbli.all())
    codes = known if kbli is None else set(kbli)
    if not changed and codes == known:
        return producer
    for name in changed:
        setattr(producer, name, profile[name])
    producer.version += 1
    producer.save(update_fields=[*changed, "version", "updated_at"])
    producer.kbli.set(codes)
    if changed:
        producer_changed.send(Producer, producer=producer)
    return producer


@transaction.atomic
def submit_producer(*, producer: Producer, by: User) -> Producer:
    """Send the complete profile for verification."""
    if producer.owner_id is None:
        raise IllegalTransition(_("Nobody has claimed this business yet."))
    if lacking := missing(lock(producer)):
        raise IllegalTransition(_("Still missing: %(fields)s.") % {"fields": ", ".join(map(str, lacking))})
    return move(producer, Producer.State.SUBMITTED, by=by, submitted_at=timezone.now())


@transaction.atomic
def verify_producer(*, producer: Producer, version: int, by: User, note: str = "") -> Producer:
    """An officer confirms that this maker exists and is who the version she looked at says."""
    _check_version(lock(producer), version)
    move(producer, Producer.State.VERIFIED, by=by, note=note, only_from=Producer.State.SUBMITTED)
    producer_shown.send(Producer, producer=producer)
    _tell(producer, "producer_verified")
    return producer


@transaction.atomic
def request_producer_changes(*, producer: Producer, version: int, by: User, note: str) -> Producer:
    """An officer sends the profile back; ``note`` tells the maker what to correct."""
    _check_version(lock(producer), version)
    move(producer, Producer.State.CHANGES_REQUESTED, by=by, note=note)
    _tell(producer, "producer_changes", note=note)
    return producer


@transaction.atomic
def suspend_producer(*, producer: Producer, by: User, note: str) -> Producer:
    """An officer takes the maker and all its listings out of public sight until reinstated."""
    move(producer, Producer.State.SUSPENDED, by=by, note=note)
    producer_hidden.send(Producer, producer=producer)
    _tell(producer, "producer_suspended", note=note)
    return producer


@transaction.atomic
def reinstate_producer(*, producer: Producer, by: User, note: str = "") -> Producer:
    """An officer ends a suspension; the listings come back as they were."""
    move(producer, Producer.State.VERIFIED, by=by, note=note, only_from=Producer.State.SUSPENDED)
    producer_shown.send(Producer, producer=producer)
    _tell(producer, "producer_reinstated")
    return producer


@transaction.atomic
def close_producer(*, producer: Producer, by: User) -> Producer:
    """The owner closes the business for good; its listings and its places in programmes go."""
    leave_programmes(producer=producer, by=by)  # first: programmes are locked before makers everywhere
    move(producer, Producer.State.CLOSED, by=by)
    producer_hidden.send(Producer, producer=producer)
    return producer


@transaction.atomic
def erase_producer(*, producer: Producer, by: User) -> Producer:
    """Close the business and remove everything that says whose it was; the row stays for what others keep of it."""
    if can_close(producer):
        close_producer(producer=producer, by=by)
    leave_address(producer)
    for rows in (Producer.objects.filter(pk=producer.pk), producer.reports.all(), producer.memberships.all()):
        forget_in_log(rows)
    with override(settings.LANGUAGE_CODE):
        blank: dict[str, Any] = {
            "name": str(ERASED_BUSINESS),
            "slug": f"erased--{producer.pk}",  # two hyphens: no name gives such an address
            "owner_name": "",
            "address": "",
            "whatsapp": "",
            "story": "",
            "monthly_capacity": "",
            "founded": None,
            "opening_hours": {},
            "latitude": None,
            "longitude": None,
        }
    for name, value in blank.items():
        setattr(producer, name, value)
    producer.save(update_fields=[*blank, "updated_at"])
    producer.helpers.all().delete()
    forget_maker(producer=producer, name=producer.name)
    producer.invitations.all().delete()
    DoubtfulRow.objects.filter(other_producer=producer).delete()
    return producer


def _check_version(producer: Producer, version: int) -> None:
    if producer.version != version:
        raise IllegalTransition(
            _("This profile was changed while you were looking at it. Please look at the new version.")
        )


def feedback(producer: Producer) -> str:
    """What the officer last asked for, or nothing when there is nothing to mend."""
    if producer.state not in {Producer.State.CHANGES_REQUESTED, Producer.State.SUSPENDED}:
        return ""
    return producer.history.filter(to_state=producer.state).values_list("note", flat=True).first() or ""


def _tell(producer: Producer, kind: str, **params: str) -> None:
    with override("id"):
        url = reverse("orders:home")
    tell(producer_id=producer.pk, kind=kind, url=url, name=producer.name, **params)
