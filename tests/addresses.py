"""Every address of the project, and what can stand in it."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from catalog.models import Favourite, SearchDay
from catalog.uploads import start_upload
from catalog.workflow import take_down_product, withdraw_product
from cilegon_ikm.accounts import workflow as accounts
from cilegon_ikm.accounts.models import Erasure, FailedSignIn, User
from cilegon_ikm.accounts.workflow.data import EMAIL_SALT
from cilegon_ikm.clock import today
from cilegon_ikm.notifications import workflow as notifications
from cilegon_ikm.notifications.models import Delivery, Notification
from orders import companies
from orders import workflow as orders
from orders.models import Enquiry, Quote
from orders.rfqs import offering, posting
from orders.workflow import publish_impact, report_review
from producers import scans, sentra, sentra_photos, team
from producers.models import Producer
from producers.register import claims, imports, reports
from tests.factories import (
    close,
    image_bytes,
    make_appeal,
    make_bazaar,
    make_block,
    make_company,
    make_conversation_report,
    make_credential,
    make_draft,
    make_enquiry,
    make_graduate,
    make_held,
    make_listing,
    make_member,
    make_offer,
    make_participation,
    make_producer,
    make_programme,
    make_quote,
    make_report,
    make_reported,
    make_review,
    make_rfq,
    make_season,
    make_sentra,
    make_sentra_member,
    make_site,
    make_spot_check,
    make_submitted,
    make_unclaimed,
    make_user,
    make_verified_producer,
    sheet,
    upload,
)


def addresses(patterns=None, route: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """The name of each with its namespace, and how it is written."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        written = f"{route}{each.pattern}"
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name}", written
        else:
            yield from addresses(each.url_patterns, written, f"{each.namespace}:" if each.namespace else namespace)


OF_BUYER = ("conversation", "cancel", "news", "complete", "review", "report", "others")
OF_MAKER = ("thread", "decline", "own_news", "fulfil", "write_quote", "own_report")
OF_A_CATEGORY = ("category", "printed_category", "category_picture")
PROGRAMME_DESK = ("participants", "attendance_list", "attendance", "results")
STOREFRONT = ("storefront", "qr", "card", "printed", "picture")
OF_A_SENTRA = ("sentra", "sentra_qr", "sentra_card", "sentra_poster", "sentra_picture")


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
        **_of_accounts(unverified.owner, officer),
        **_of_the_business(producer, officer),
        **_of_the_register(producer, officer, words),
        **_of_sentra(producer, officer, words),
        "media": {"name": f"{listing.photos[0]['key']}.jpg"},
        **_told_to(producer.owner),
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
        **_of_programmes(producer, officer, words),
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
        **_of_quotes(make_quote(enquiry, payment_terms=words[:300], note=words), wrong),
        **_of_requests(producer, officer, words),
        "orders:supplier_card": {"slug": producer.slug},
        "orders:supplier_card (unverified)": {"slug": unverified.slug},
        "admin:view_on_site": record,
        "admin:app_list": {"app_label": "catalog"},
        "admin:app_list (people)": {"app_label": "accounts"},
        "admin:auth_user_password_change": {"id": producer.owner.pk},
        **_judged("producers_producer", producer.pk, "suspend"),
        **_judged("producers_credential", paper.pk, "reject"),
        **_judged("catalog_product", waiting.pk, "approve"),
        **_judged("catalog_spotcheck", make_spot_check(listing).pk, "fine"),
        **_judged("catalog_reportedlisting", make_reported(listing, text=words).pk, "fine"),
        **_judged("orders_review", review.pk, "keep"),
        **_of_the_talk(enquiry, wrong, words),
        **_judged("orders_heldmessage", held.pk, "release"),
        **_judged("catalog_appeal", make_appeal(appealed, text=words).pk, "reopen"),
        "admin:catalog_product_preview": {"pk": waiting.pk},
    }


def _of_the_talk(enquiry: Enquiry, wrong: dict[str, str], words: str) -> dict[str, dict[str, Any]]:
    """A photo in the conversation, for both sides and for officers once one side has reported it."""
    photo = scans.Scan(content=image_bytes(), ending="jpg")
    message = orders.post_message(enquiry=enquiry, side="producer", body=words, key=uuid.uuid4(), attachments=[photo])
    attachment, report = message.attachments.get().pk, make_conversation_report(enquiry, text=words)
    make_block()
    own = {"reference": enquiry.reference, "pk": attachment}
    return {
        "orders:attachment": {"token": enquiry.submission.token, **own},
        "orders:attachment (other token)": {**wrong, **own},
        "orders:own_attachment": own,
        **_judged("orders_conversationreport", report.pk, "fine"),
        "admin:orders_conversationreport_attachment": {"pk": report.pk, "attachment": attachment},
    }


def _of_quotes(quote: Quote, wrong: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The quote of an enquiry, for the buyer, for somebody with another link, and for the maker."""
    own = {"reference": quote.enquiry.reference, "version": quote.version}
    for_buyer = ("accept_quote", "reject_quote", "ask_for_change", "sheet")
    return {
        **{f"orders:{name}": {"token": quote.enquiry.submission.token, **own} for name in for_buyer},
        **{f"orders:{name} (other token)": {**wrong, **own} for name in for_buyer},
        **{f"orders:{name}": own for name in ("own_sheet", "withdraw_quote")},
    }


OF_DRAFTS = ("own_rfq", "edit_rfq", "add_rfq_file", "invite_makers", "submit_rfq", "cancel_rfq", "reissue_rfq")


def _of_requests(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
    """Requests of a company that the maker's owner runs too: a draft, one that is open and one that is closed."""
    company = make_company(producer.owner, officer=officer, address=words[:200])
    details = {"title": words[:100], "specification": words, "place": words[:200]}
    scan = scans.Scan(content=image_bytes(), ending="jpg")
    draft, waiting = make_rfq(company, **details), make_rfq(company, **details)
    posting.submit_rfq(rfq=waiting, by=producer.owner)
    drawing = posting.add_file(rfq=draft, scan=scan, title=words[:100])
    posting.invite_makers(rfq=draft, producers=[producer])
    opened, closed = (make_rfq(company, officer=officer, **details) for _number in range(2))
    offer, chosen = make_offer(opened, producer, note=words), make_offer(closed, producer, note=words)
    close(closed)
    paper = offering.add_offer_file(candidate=offer, scan=scan, title=words[:100])
    leader = make_offer(opened, make_verified_producer(make_user("Hadi"), officer=officer, name="Opak Hadi"))
    offering.name_partners(candidate=leader, shares={producer: 10})
    question = offering.ask_question(rfq=opened, producer=producer, body=words, key=opened.submission.key)
    page = {"slug": opened.slug, "pk": opened.pk}
    return {
        "orders:rfq": page,
        "orders:rfq (draft)": {**page, "pk": draft.pk},
        "orders:rfq_file": {"pk": draft.pk, "number": drawing.pk},
        "orders:remove_rfq_file": {"pk": draft.pk, "number": drawing.pk},
        **{f"orders:{name}": {"pk": draft.pk} for name in OF_DRAFTS},
        "orders:uninvite_maker": {"pk": draft.pk, "number": draft.candidates.get().pk},
        **{f"orders:{name}": {"pk": opened.pk} for name in ("ask_about_rfq", "offer", "add_offer_file")},
        "orders:name_partners": {"pk": opened.pk},
        "orders:offer_file": {"number": paper.pk},
        "orders:remove_offer_file": {"pk": opened.pk, "number": paper.pk},
        "orders:answer_partnership": {"number": leader.partners.get().pk},
        "orders:answer_question": {"pk": opened.pk, "number": question.pk},
        **{f"orders:{name}": {"pk": closed.pk} for name in ("compare_offers", "offers_sheet", "award")},
        "orders:shortlist": {"pk": closed.pk, "number": chosen.pk},
        "orders:remove_from_company": {"number": make_member(company, "viewer", make_user("Indah")).pk},
        **_secret("orders:join_company", last_part(companies.invite(company=company, role="viewer"))),
        **_judged("orders_company", make_company(make_user("Joko"), name=words[:100]).pk, "verify"),
        **_judged("orders_rfq", waiting.pk, "open"),
    }


def _of_accounts(person: User, officer: User) -> dict[str, dict[str, Any]]:
    """The links that were sent to this person, each alive and dead."""
    FailedSignIn.objects.create(username=str(person.phone), user_agent="x", failures_since_start=1)
    uid, token = urlsafe_base64_encode(force_bytes(person.pk)), default_token_generator.make_token(person)
    checked = signing.dumps({"user": person.pk, "old": None, "new": "eka@sentra.example"}, salt=EMAIL_SALT)
    return {
        "accounts:reset": {"uid": uid, "token": token},
        "accounts:reset (dead)": {"uid": uid, "token": token[::-1]},
        **_secret("accounts:password_link", last_part(accounts.make_password_link(user=person, by=officer))),
        **_secret("accounts:confirm_email", checked),
        **_secret("accounts:erased", Erasure.objects.create(user=make_user("Gita")).token, "other token"),
        "admin:accounts_user_password_link": {"pk": person.pk},
    }


def _told_to(person: User) -> dict[str, dict[str, Any]]:
    """What this person was told and did not get, and the phone on which it would have come."""
    notice, phone = Notification.objects.filter(user=person).first(), Client()
    lost = Delivery.objects.create(notification=notice, channel="email", state=Delivery.State.FAILED)
    phone.force_login(person)
    keys = {"endpoint": "https://push.example/x", "p256dh": "x", "auth": "x"}
    device = notifications.add_device(user=person, session_key=str(phone.session.session_key), **keys)
    return {
        "notifications:open": {"pk": notice.pk},
        "notifications:remove_device": {"pk": device.pk},
        "admin:notifications_delivery_retry": {"pk": lost.pk},
    }


def _of_the_business(producer: Producer, officer: User) -> dict[str, dict[str, Any]]:
    """The people of the business, and one of the register that waits for its maker."""
    unclaimed = make_unclaimed()
    return {
        "producers:remove_helper": {"pk": producer.helpers.create(user=make_user("Fajar")).pk},
        **_secret("producers:join", last_part(team.invite(producer=producer))),
        **_secret("producers:claim", last_part(claims.make_claim_link(producer=unclaimed, by=officer))),
        "admin:producers_producer_claim": {"pk": unclaimed.pk},
    }


def _of_the_register(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
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
        **_judged("producers_yearlyreport", sent.pk, "accept"),
        **{f"admin:producers_registerimport_{word}": {"pk": file.pk} for word in words_of_imports},
    }


def _of_sentra(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
    """A bazaar that the maker manages and has a stall in, one she belongs to, and one that is not public."""
    managed = make_bazaar("Bazar", manager=producer.owner, about=words, about_en=words, address=words[:200])
    managed.opening_times.create(weekday=0, opens="08:00", closes="16:00")
    managed.bookings.create(number=1, producer=producer, starts_on=managed.starts_on, ends_on=managed.ends_on)
    sentra_photos.add_photo(sentra=managed, upload=upload(), alt=words[:120])
    asked = sentra.ask_to_join(sentra=managed, producer=producer, by=producer.owner)
    mine, hidden = make_sentra(), make_sentra("Sentra Tutup", is_public=False)
    make_sentra_member(mine, producer, officer=officer)
    make_site(words[:80], note=words)
    return {
        **{f"catalog:{name}": {"slug": managed.slug} for name in OF_A_SENTRA},
        **{f"catalog:{name} (not public)": {"slug": hidden.slug} for name in OF_A_SENTRA},
        "producers:join_sentra": {"slug": mine.slug},
        "producers:leave_sentra": {"slug": mine.slug},
        "producers:sentra_members": {"slug": managed.slug},
        "producers:decide_membership": {"slug": managed.slug, "pk": asked.pk},
        **_judged("producers_sentramembership", asked.pk, "accept"),
    }


def _of_programmes(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
    """One this maker registered for, one she was accepted in, one she completed, and a draft."""
    texts = {"title": words[:120], "title_en": words[:120], "description": words, "place": words[:200]}
    offered, joined, held = (make_programme(officer=officer, **texts) for _number in range(3))
    draft = make_programme(state="draft")
    waiting, accepted = make_participation(offered, producer), make_participation(joined, producer, officer=officer)
    graduate = make_graduate(held, producer, officer=officer, result=words[:200])
    code = str(graduate.certificate_code)
    return {
        **{f"catalog:{name}": {"slug": offered.slug} for name in ("programme", "programme_event")},
        **{f"catalog:{name} (draft)": {"slug": draft.slug} for name in ("programme", "programme_event")},
        "catalog:certificate": {"code": code},
        "catalog:certificate (dead)": {"code": code[::-1]},
        **{f"producers:{name}": {"slug": offered.slug} for name in ("programme", "register_programme")},
        **{f"producers:{name}": {"slug": joined.slug} for name in ("withdraw_programme", "ticket")},
        "producers:certificate_pdf": {"slug": held.slug},
        "producers:attend": {"code": accepted.code},
        **{f"admin:producers_programme_{name}": {"pk": joined.pk} for name in PROGRAMME_DESK},
        "admin:producers_participation_certificate": {"pk": graduate.pk},
        **_judged("producers_programme", draft.pk, "open"),
        **_judged("producers_participation", waiting.pk, "accept"),
    }


def _judged(model: str, pk: int, verdict: str) -> dict[str, dict[str, Any]]:
    """Where officers give a verdict on a record, and hold it meanwhile."""
    return {f"admin:{model}_verdict": {"pk": pk, "verdict": verdict}, f"admin:{model}_hold": {"pk": pk}}


def last_part(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def _secret(name: str, token: str, wrong: str = "dead") -> dict[str, dict[str, Any]]:
    """An address that only its token opens, and the same with another token."""
    return {name: {"token": token}, f"{name} ({wrong})": {"token": token[::-1]}}
