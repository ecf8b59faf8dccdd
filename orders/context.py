"""What every page's frame shows: the basket, and for a maker the unread counts. Asked only where a page uses it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property

from cilegon_ikm.notifications.models import Notification
from producers.models import Producer

from . import baskets
from .models import BasketLine, Company, Enquiry, Submission


class Desk:
    """Each property costs one query the first time it is used, and none for an anonymous visitor without basket."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def _user(self) -> Any:
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def basket_count(self) -> int:
        basket = baskets.find(self._request)
        return BasketLine.objects.filter(basket=basket).count() if basket else 0

    @cached_property
    def producer(self) -> Producer | None:
        return Producer.objects.managed_by(self._user).first() if self._user else None

    @cached_property
    def company(self) -> Company | None:
        return Company.objects.of(self._user).first() if self._user else None

    @cached_property
    def unread(self) -> int:
        return Enquiry.objects.managed_by(self._user).unread().count() if self._user else 0

    @cached_property
    def claimable(self) -> int:
        """How often the person asked before she had the account, under a contact she has proven."""
        return Submission.objects.claimable_by(self._user).count() if self._user else 0

    @cached_property
    def notices(self) -> int:
        return Notification.objects.visible_to(self._user).unread().count() if self._user else 0


def desk(request: HttpRequest) -> dict[str, Desk]:
    return {"desk": Desk(request)}
