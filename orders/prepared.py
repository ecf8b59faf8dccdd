"""What every sending looks up (see ``cilegon_ikm.prepared``)."""

from typing import Any

from django.db.models import BigIntegerField, CharField, DateField, DateTimeField, Q, QuerySet, Value

from cilegon_ikm.prepared import Prepared

from .models import Basket, BasketLine, BlockEntry, Enquiry, SendingMark

basket_of_token = Prepared(lambda token: Basket.objects.filter(token=token), token=CharField())
lines_in = Prepared(lambda basket: BasketLine.objects.filter(basket=basket).for_basket_page(), basket=BigIntegerField())
enquiry_called = Prepared(
    lambda reference: Enquiry.objects.filter(reference=reference).values_list("pk"), reference=CharField()
)


def _blocks(day: Any, phone: Any, email: Any) -> "QuerySet[BlockEntry, tuple[str, str]]":
    contacts = Q(kind=BlockEntry.Kind.CONTACT) & (Q(value=phone) | Q(value=email))
    concerned = Q(kind=BlockEntry.Kind.WORD) | contacts
    return BlockEntry.objects.in_force(day).filter(concerned).values_list("kind", "value")


blocks = Prepared(_blocks, day=DateField(), phone=CharField(), email=CharField())
"""Kind and value of every blocked word, and of what is blocked of this contact."""


def marks_at(places: dict[str, int]) -> Prepared[tuple[str, Any]]:
    """For each kind of sender the mark at this place, the newest first, if there are so many since a moment."""

    def make(since: Any, **digests: Any) -> "QuerySet[SendingMark, tuple[str, Any]]":
        first, *others = (
            SendingMark.objects.filter(digest__in=[digests[f"{kind}_0"], digests[f"{kind}_1"]], made_at__gt=since)
            .order_by("-made_at")
            .values_list(Value(kind), "made_at")[place : place + 1]
            for kind, place in places.items()
        )
        return first.union(*others, all=True)

    digests = {f"{kind}_{ago}": CharField() for kind in places for ago in (0, 1)}
    return Prepared(make, since=DateTimeField(), **digests)
