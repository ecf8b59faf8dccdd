"""Somebody who tries many addresses, and the tables that say where she should end."""

import re
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client

ENDS = {
    "accounts:sign_in": "in",
    "producers:register_business": "start",
    "orders:register_company": "firm",
    "producers:profile": "profile",
    "orders:home": "home",
    "admin:index": "desk",
}


def rows(table: str) -> list[list[str]]:
    """The cells of each line under the heading; two spaces or more stand between them."""
    return [re.split(r"\s{2,}", line) for line in table.splitlines()[2:] if line]


class Visitor:
    """One person's browser; every request starts as if none had been made before."""

    def __init__(self, user) -> None:
        self.browser, self.ends = Client(), {}
        if user:
            self.browser.force_login(user)
        self.cookies = self.browser.cookies.output(header="", sep=";")

    def ask(self, method: str, url: str, data: dict | None = None) -> str:
        """The cell that describes what comes back; everything that the request changed is undone."""
        self.browser.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            answer = self.browser.get(url) if method == "GET" else self.browser.post(url, data)
            cell = self._end(answer["Location"]) if answer.has_header("Location") else str(answer.status_code)
            transaction.set_rollback(True)
        return cell

    def _end(self, url: str) -> str:
        """Where redirects from here end; looked up once for each address."""
        path = urlsplit(url).path
        if path not in self.ends:
            last = self.browser.get(url, follow=True)
            self.ends[path] = ENDS.get(last.resolver_match.view_name, "done") if last.status_code == 200 else "broken"
        return self.ends[path]
