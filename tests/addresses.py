"""Every address of the project, and what can stand in it."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, get_resolver

from catalog.workflow import withdraw_product
from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.models import Notification
from producers.models import Producer
from tests.factories import make_draft, make_enquiry, make_listing, make_producer, make_submitted, make_user


def addresses(patterns=None, route: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """The name of each with its namespace, and how it is written."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        written = f"{route}{each.pattern}"
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name}", written
        else:
            yield from addresses(each.url_patterns, written, f"{each.namespace}:" if each.namespace else namespace)


def owned_by(producer: Producer, *, officer: User, words: str = "Emping Melinjo") -> dict[str, dict[str, Any]]:
    """What stands in the addresses: things of this maker, each in the state in which the address makes sense.

    ``words`` are what people wrote wherever they may write.
    """
    listing = make_listing(producer, officer=officer, name=words, description=words)
    withdrawn = make_listing(producer, officer=officer, name=words).product
    withdraw_product(product=withdrawn, by=producer.owner)
    draft, waiting = make_draft(producer, name=words, photos=0), make_submitted(producer, name=words)
    enquiry, other = make_enquiry(listing, name=words, message=words), make_enquiry(listing)
    token, reference = enquiry.submission.token, enquiry.reference
    wrong = {"token": other.submission.token}
    record = {"content_type_id": ContentType.objects.get_for_model(producer).pk, "object_id": producer.pk}
    return {
        "media": {"name": f"{listing.photos[0]['key']}.jpg"},
        "notifications:open": {"pk": Notification.objects.filter(user=producer.owner).first().pk},
        "catalog:product": {"slug": listing.slug, "pk": listing.pk},
        "catalog:product (withdrawn)": {"slug": withdrawn.listing.slug, "pk": withdrawn.pk},
        "catalog:product (of a draft)": {"slug": listing.slug, "pk": draft.pk},
        "catalog:category": {"slug": "emping-ceplis"},
        "catalog:storefront": {"slug": producer.slug},
        "catalog:storefront (unverified)": {"slug": make_producer(make_user("Eka"), name="Belum").slug},
        **{f"catalog:{name}": {"pk": listing.pk} for name in ("edit_product", "autosave", "add_photo", "preview")},
        "catalog:withdraw": {"pk": listing.pk},
        "catalog:republish": {"pk": withdrawn.pk},
        "catalog:discard": {"pk": draft.pk},
        "orders:add_to_basket": {"pk": listing.pk},
        "orders:submission": {"token": token},
        "orders:submission (other token)": {"token": token[::-1]},
        **{f"orders:{name}": {"token": token, "reference": reference} for name in ("conversation", "cancel")},
        **{f"orders:{name} (other token)": {**wrong, "reference": reference} for name in ("conversation", "cancel")},
        **{f"orders:{name}": {"reference": reference} for name in ("thread", "decline")},
        "admin:view_on_site": record,
        "admin:app_list": {"app_label": "catalog"},
        "admin:app_list (people)": {"app_label": "accounts"},
        "admin:auth_user_password_change": {"id": producer.owner.pk},
        "admin:producers_producer_verdict": {"pk": producer.pk, "verdict": "suspend"},
        "admin:catalog_product_verdict": {"pk": waiting.pk, "verdict": "approve"},
        "admin:catalog_product_preview": {"pk": waiting.pk},
    }
