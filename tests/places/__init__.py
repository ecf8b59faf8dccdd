"""What can stand in the addresses of the project."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from catalog.models import Favourite, SearchDay
from catalog.uploads import start_upload
from catalog.workflow import take_down_product, withdraw_product
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from orders.workflow import publish_impact, report_review
from producers.models import Producer
from tests.factories import (
    make_appeal,
    make_credential,
    make_draft,
    make_enquiry,
    make_held,
    make_listing,
    make_producer,
    make_quote,
    make_reported,
    make_review,
    make_season,
    make_spot_check,
    make_submitted,
    make_user,
)

from .accounts import of_accounts, told_to
from .arguments import judged
from .enquiries import of_quotes, of_the_talk
from .makers import of_the_business, of_the_register
from .programmes import of_programmes
from .requests import of_requests
from .sentra import of_sentra

OF_BUYER = ("conversation", "cancel", "news", "complete", "review", "report", "others")
OF_MAKER = ("thread", "decline", "own_news", "fulfil", "write_quote", "own_report")
OF_A_CATEGORY = ("category", "printed_category", "category_picture")
STOREFRONT = ("storefront", "qr", "card", "printed", "picture")


def owned_by(producer: Producer, *, officer: User, words: str = "Emping Melinjo") -> dict[str, dict[str, Any]]:
    """What stands in the addresses: things of this maker, each in the state in which the address makes sense.

    ``words`` are what people wrote wherever they may write.
    """
    listing = make_listing(producer, officer=officer, name=words, description=words)
    withdrawn = make_listing(producer, officer=officer, name=words).product
    withdraw_product(product=withdrawn, by=producer.owner)
    draft, waiting = make_draft(producer, name=words, photos=0), make_submitted(producer, name=words)
    appealed = make_listing(producer, officer=officer, name=words, description=words).product
    take_down_product(product=appealed, by=officer, note=words)
    held = make_held(listing, message=f"{words} www.contoh.example")
    enquiry, other = make_enquiry(listing, name=words, message=words), make_enquiry(listing)
    token, reference = enquiry.submission.token, enquiry.reference
    review = make_review(listing, enquiry=other, words=words, name=words[:40])
    report_review(review=review, by=producer.owner, reason=words)
    paper = make_credential(producer, kind="other", title=words[:60], number=words[:60])
    wrong = {"token": other.submission.token}
    unverified = make_producer(make_user("Eka"), name="Opak Eka")
    SearchDay.objects.create(text=words.lower()[:60], day=today(), searches=2)
    make_season(listing.category, title=words[:60], title_en=words[:60])
    Favourite.objects.create(user=producer.owner, listing=listing)
    publish_impact(by=officer)
    record = {"content_type_id": ContentType.objects.get_for_model(producer).pk, "object_id": producer.pk}
    return {
        **of_accounts(unverified.owner, officer),
        **of_the_business(producer, officer),
        **of_the_register(producer, officer, words),
        **of_sentra(producer, officer, words),
        "media": {"name": f"{listing.photos[0]['key']}.jpg"},
        **told_to(producer.owner),
        "catalog:product": {"slug": listing.slug, "pk": listing.pk},
        "catalog:product (withdrawn)": {"slug": withdrawn.listing.slug, "pk": withdrawn.pk},
        "catalog:product (of a draft)": {"slug": listing.slug, "pk": draft.pk},
        **{f"catalog:{name}": {"slug": "emping-ceplis"} for name in OF_A_CATEGORY},
        **{f"catalog:{name}": {"pk": listing.pk} for name in ("keep", "let_go")},
        "sitemap": {"section": "produk"},
        "sitemap (other)": {"section": "lain"},
        "new_in_category": {"slug": "emping-ceplis"},
        "new_of_maker": {"slug": producer.slug},
        "new_of_maker (unverified)": {"slug": unverified.slug},
        **{f"catalog:{name}": {"slug": producer.slug} for name in STOREFRONT},
        **{f"catalog:{name} (unverified)": {"slug": unverified.slug} for name in STOREFRONT},
        **{f"catalog:{name}": {"pk": listing.pk} for name in ("edit_product", "autosave", "photos", "preview")},
        "catalog:edit_photo": {"pk": listing.pk, "photo": listing.photos[0]["id"]},
        "catalog:uploads": {"pk": listing.pk},
        "catalog:upload": {"pk": draft.pk, "token": start_upload(product=draft, name="foto.jpg", size=9).token},
        "catalog:quick_product": {"pk": draft.pk},
        **{f"catalog:{name}": {"pk": listing.pk} for name in ("attributes", "copy_product")},
        "catalog:withdraw": {"pk": listing.pk},
        "catalog:republish": {"pk": withdrawn.pk},
        "catalog:discard": {"pk": draft.pk},
        "catalog:report": {"pk": listing.pk},
        "catalog:price": {"pk": listing.pk},
        "catalog:price (withdrawn)": {"pk": withdrawn.pk},
        "catalog:report (withdrawn)": {"pk": withdrawn.pk},
        "catalog:appeal": {"pk": appealed.pk},
        **of_programmes(producer, officer, words),
        "producers:add_credential": {"kind": "nib"},
        **{f"producers:{name}": {"pk": paper.pk} for name in ("replace_credential", "remove_credential", "scan")},
        "orders:add_to_basket": {"pk": listing.pk},
        "orders:submission": {"token": token},
        "orders:submission (other token)": {"token": token[::-1]},
        "orders:renew_link": {"token": token},
        "orders:renew_link (other token)": {"token": token[::-1]},
        "admin:orders_enquiry_renew": {"pk": enquiry.pk},
        **{f"orders:{name}": {"token": token, "reference": reference} for name in OF_BUYER},
        **{f"orders:{name} (other token)": {**wrong, "reference": reference} for name in OF_BUYER},
        **{f"orders:{name}": {"reference": reference} for name in OF_MAKER},
        **{f"orders:{name}": {"reference": other.reference} for name in ("answer_review", "report_review")},
        "orders:reviews": {"slug": producer.slug},
        "orders:reviews (unverified)": {"slug": unverified.slug},
        **of_quotes(make_quote(enquiry, payment_terms=words[:300], note=words), wrong),
        **of_requests(producer, officer, words),
        "orders:supplier_card": {"slug": producer.slug},
        "orders:supplier_card (unverified)": {"slug": unverified.slug},
        "admin:view_on_site": record,
        "admin:app_list": {"app_label": "catalog"},
        "admin:app_list (people)": {"app_label": "accounts"},
        "admin:auth_user_password_change": {"id": producer.owner.pk},
        **judged("producers_producer", producer.pk, "suspend"),
        **judged("producers_credential", paper.pk, "reject"),
        **judged("catalog_product", waiting.pk, "approve"),
        **judged("catalog_spotcheck", make_spot_check(listing).pk, "fine"),
        **judged("catalog_reportedlisting", make_reported(listing, text=words).pk, "fine"),
        **judged("orders_review", review.pk, "keep"),
        **of_the_talk(enquiry, wrong, words),
        **judged("orders_heldmessage", held.pk, "release"),
        **judged("catalog_appeal", make_appeal(appealed, text=words).pk, "reopen"),
        "admin:catalog_product_preview": {"pk": waiting.pk},
    }
