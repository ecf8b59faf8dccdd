"""Every address of the project, and what some of them are."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

POST_ONLY = {
    *(f"accounts:{name}" for name in ("sign_out", "sign_out_device")),
    *(f"producers:{name}" for name in ("close", "remove_credential", "take_new_address")),
    *(f"producers:{name}" for name in ("register_programme", "withdraw_programme")),
    *(f"producers:{name}" for name in ("invite", "revoke", "leave", "remove_helper")),
    *(f"producers:{name}" for name in ("join_sentra", "leave_sentra", "decide_membership")),
    *(
        f"catalog:{name}"
        for name in ("new_product", "autosave", "uploads", "upload", "withdraw", "republish", "discard")
    ),
    *(f"catalog:{name}" for name in ("keep", "let_go", "search_opened", "attributes", "copy_product", "cancel_sheet")),
    *(
        f"orders:{name}"
        for name in ("add_to_basket", "cancel", "decline", "complete", "fulfil", "report", "own_report")
    ),
    *(f"orders:{name}" for name in ("accept_quote", "reject_quote", "ask_for_change", "withdraw_quote")),
    *(f"orders:{name}" for name in ("review", "answer_review", "report_review")),
    *(f"admin:{name}" for name in ("logout", "producers_producer_verdict", "catalog_product_verdict")),
    *(f"admin:orders_{name}_verdict" for name in ("heldmessage", "conversationreport")),
    *(f"admin:producers_{name}" for name in ("credential_verdict", "yearlyreport_verdict", "producer_claim")),
    *(f"admin:producers_registerimport_{name}" for name in ("decide", "confirm", "cancel")),
    *(f"admin:producers_{name}" for name in ("programme_verdict", "participation_verdict")),
    *("admin:accounts_user_password_link", "admin:producers_kblicode_process_import"),
    *(f"admin:producers_{name}_process_import" for name in ("site", "pointofinterest")),
    "admin:producers_sentramembership_verdict",
}
FORMS = {
    *(f"accounts:{name}" for name in ("register", "sign_in", "ask_code", "enter_code", "forgot", "reset")),
    *(f"accounts:{name}" for name in ("password_link", "change_password", "correct", "erase", "confirm_email")),
    *(f"orders:{name}" for name in ("basket", "conversation", "thread", "write_quote", "quick_replies")),
    *(f"producers:{name}" for name in ("register_business", "register_address", "profile", "report")),
    *(f"producers:{name}" for name in ("details", "ways", "hours", "place", "pictures", "join", "claim")),
    *(f"producers:{name}" for name in ("add_credential", "replace_credential", "attend")),
    *(f"admin:producers_programme_{name}" for name in ("attendance", "results")),
    *(f"catalog:{name}" for name in ("edit_product", "quick_product", "edit_photo", "photos")),
    *(f"catalog:{name}" for name in ("report", "appeal", "table", "sheet", "preview_sheet")),
}
# The desk's pages for records are Django's, the same code for every model, so some stand for all.
OF_RECORDS = re.compile("^admin:.*_(add|change|history|delete|changelist)$")
# Drawn anew for each request; the strangely written queries reach them too.
SLOW_FILES = {"catalog:card", "catalog:picture", "catalog:printed", "catalog:printed_category"}
SLOW_FILES |= {"catalog:sentra_card", "catalog:sentra_poster", "catalog:sentra_picture", "admin:producers_site_printed"}
SLOW_FILES |= {"producers:certificate_pdf", "admin:producers_participation_certificate"}
SLOW_FILES |= {"admin:producers_programme_attendance_list"}
SLOW_FILES |= {"admin:producers_kblicode_export", "orders:sheet", "orders:own_sheet", "orders:sales"}


def addresses(patterns=None, route: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """The name of each with its namespace, and how it is written."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        written = f"{route}{each.pattern}"
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name}", written
        else:
            yield from addresses(each.url_patterns, written, f"{each.namespace}:" if each.namespace else namespace)
