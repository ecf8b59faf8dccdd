"""What people and machines send that nobody meant to receive, and a browser that notes when the site breaks on it."""

import sys
from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

HTML = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"

# As they stand in an address or in a form's body: percent-encoded bytes, so that broken ones are possible too.
ENCODED = {
    "nothing": "",
    "zero": "0",
    "negative": "-1",
    "exponent": "1e400",
    "not a number": "NaN",
    "31 bits": str(2**31),
    "63 bits": str(2**63),
    "many digits": "9" * 10_000,
    "many digits after zeros": "0" * 19 + "9" * 10_000,
    "foreign digits": quote("١٢٣"),
    "foreign letters": quote("قطعة من الحديد 铁门 🥜👩🏽‍🍳 \u202egnp.exe"),
    "lone surrogate": "%ED%A0%80",
    "invalid utf-8": "%FF%FE%C3%28%C0%AE%C0%AF",
    "broken percent": "%zz%",
    "nul": "a%00b",
    "line break": "a%0d%0aSet-Cookie:%20x=1",
    "html": quote(HTML),
    "template": quote("{{ 7|add:'x' }}{% url 'x' %}{# ${7*7}"),
    "sql": quote("' OR 1=1; DROP TABLE orders_enquiry; --"),
    "format": quote("%s%n%(name)s{0}{name.__class__}"),
    "path": quote("../../../etc/passwd", safe=""),
    "search operators": quote('"a or - -- "" & | ! <-> :* ((') + quote("[[[{\\"),
    "long": "x" * 10_000,
}

# What stands in one field of a form whose other fields are right.
MISSING = None  # the field is not sent at all
LONG, DIGITS, NUL = "x" * 100_000, "9" * 10_000, "a\0b"
NO_DAYS = {
    "missing": MISSING, "empty": "", "words": "besok", "no day": "2026-02-30", "year 0": "0000-01-01",
    "digits": DIGITS, "html": HTML, "nul": "2026-01-0\0",
}  # fmt: skip


def _file(content: bytes) -> Callable[[], SimpleUploadedFile]:
    """What makes a file of this content: one that was sent is used up."""
    return lambda: SimpleUploadedFile("foto.jpg", content)


WRONG = {
    "text": {"missing": MISSING, "empty": "", "blank": " \t\n ", "long": LONG, "nul": NUL},
    "optional text": {"long": LONG, "nul": NUL},
    "account": {"missing": MISSING, "empty": "", "long": LONG, "nul": NUL},
    "secret": {"missing": MISSING, "empty": "", "long": LONG, "nul": NUL},
    "new secret": {"missing": MISSING, "empty": "", "short": "a1-b2", "common": "password", "long": LONG, "nul": NUL},
    "count": {
        "empty": "", "words": "banyak", "negative": "-1", "decimal": "1.5", "exponent": "1e3", "31 bits": str(2**31),
        "63 bits": str(2**63), "digits": DIGITS, "html": HTML, "nul": "1\0", "list": "[1]",
    },
    "price": {
        "empty": "", "words": "mahal", "zero": "0", "negative": "-5", "decimal": "1.5", "63 bits": str(2**63),
        "digits": DIGITS, "html": HTML, "nul": "1\0",
    },
    "year": {
        "words": "lama", "negative": "-1", "decimal": "1.5", "exponent": "1e3", "31 bits": str(2**31), "digits": DIGITS,
        "html": HTML, "nul": "1998\0", "to come": "2999",
    },
    "amount": {"words": "banyak", "negative": "-1", "digits": DIGITS, "html": HTML, "nul": "1\0"},
    "phone": {
        "missing": MISSING, "empty": "", "words": "tidak ada", "short": "12", "long": LONG, "digits": DIGITS,
        "html": HTML, "foreign": "铁门🥜", "nul": "0812\0", "landline of nobody": "0000000000",
    },
    "email": {
        "words": "ani", "html": HTML, "line break": "a@b.example\r\nBcc: c@d.example", "long": f"{LONG}@b.example",
        "nul": "a\0@b.example", "foreign": "铁门@🥜",
    },
    "choice": {
        "missing": MISSING, "empty": "", "unknown": "kereta", "digits": DIGITS, "63 bits": str(2**63), "html": HTML,
        "nul": NUL, "negative": "-1",
    },
    "tick": {"missing": MISSING, "empty": ""},
    "ticks": {"unknown": "kereta", "digits": DIGITS, "html": HTML, "nul": NUL, "two": ["own", "kereta"]},
    "time": {"words": "pagi", "late": "25:00", "negative": "-1", "digits": DIGITS, "html": HTML, "nul": "08:0\0"},
    "closing time": {
        "missing": MISSING, "empty": "", "words": "sore", "late": "24:01", "before opening": "07:59", "digits": DIGITS,
        "html": HTML, "nul": "16:0\0",
    },
    "past day": {**NO_DAYS, "to come": "2999-01-01", "long ago": "0019-01-01"},
    "day to come": {**NO_DAYS, "past": "2001-01-01"},
    "paper number": {
        "missing": MISSING, "empty": "", "short": "1", "digits": DIGITS, "long": LONG, "html": HTML, "nul": NUL,
    },
    "file": {
        "missing": MISSING, "text": "foto.jpg", "empty": _file(b""), "html": _file(HTML.encode()),
        "cut off": _file(b"%PDF-"),
    },
    "photo": {"empty": _file(b""), "html": _file(HTML.encode()), "cut off": _file(b"\xff\xd8\xff")},
    "coordinate": {
        "missing": MISSING, "empty": "", "words": "rumah", "elsewhere": "0", "exponent": "1e400", "not a number": "NaN",
        "endless": "Infinity", "precise": "-6.01234567", "digits": DIGITS, "html": HTML, "nul": "-6\0",
        "comma": "-6,01",
    },
}  # fmt: skip
ALTERED = {"missing", "blank", "nul", "line break"}  # what a page cannot show as it was sent
KEYS = {"missing": MISSING, "empty": "", "words": "kunci", "long": LONG, "nul": NUL, "html": HTML}
STRANGE = {
    "arabic": "قطعة من الحديد",
    "chinese": "铁门与栏杆",
    "emoji": "🥜👩🏽‍🍳🇮🇩",
    "right to left": "\u202egnp.exe",
    "stacked": "Z̷̢̛͖a̸l̵g̶o̷",
    "html": HTML,
    "template": "{{ 7|add:'x' }}{% url 'x' %}{# ${7*7}",
    "sql": "' OR 1=1; DROP TABLE orders_enquiry; --",
    "format": "%s%n%(name)s{0}{name.__class__}",
    "path": "../../../etc/passwd",
    "number": "-1",
    "json": '{"$gt": ""}',
}

QUERIES = ["q[]=a&q=b&q=c", "q", "=", "&&&", "%", "?", "%FF=%FF", "q=a;b=c", "__proto__[x]=1", "a=1&" * 1500]

MULTIPART = "multipart/form-data; boundary=x"


def part(headers: str, content: bytes = b"x") -> bytes:
    return f"--x\r\nContent-Disposition: form-data; {headers}\r\n\r\n".encode() + content + b"\r\n"


BODIES = {
    "nothing at all": (b"", "application/x-www-form-urlencoded"),
    "bytes": (b"\xff\xfe\x00\x01=\x00&=&&", "application/x-www-form-urlencoded"),
    "too many fields": (b"a=1&" * 2000, "application/x-www-form-urlencoded"),
    "too large": (b"a=" + b"x" * 2_500_000, "application/x-www-form-urlencoded"),
    "json": (b'{"name": [1, {"a": null}]}', "application/json"),
    "broken json": (b"{[[[", "application/json"),
    "text": (b"name=Ani", "text/plain"),
    "no type": (b"name=Ani", ""),
    "nonsense type": (b"name=Ani", ";;;=\"'"),
    "no boundary": (b"--x\r\n", "multipart/form-data"),
    "empty boundary": (b"--\r\n", "multipart/form-data; boundary="),
    "strange boundary": (b"--x\r\n", "multipart/form-data; boundary=" + "\xe9" * 300),
    "cut off": (part('name="na')[:40], MULTIPART),
    "no headers": (b"--x\r\n\r\n\r\nx\r\n--x--", MULTIPART),
    "bad base64": (part('name="name"\r\nContent-Transfer-Encoding: base64', b"!") + b"--x--\r\n", MULTIPART),
    "bytes in a part": (part('name="name"', b"\xed\xa0\x80\xff\x00") + b"--x--\r\n", MULTIPART),
    "a file for a text": (part('name="name"; filename="a"') + b"--x--\r\n", MULTIPART),
    "too many files": (part('name="photos"; filename="a"') * 30 + b"--x--\r\n", MULTIPART),
}

FILE_NAMES = (
    "a.jpg",
    "..jpg",
    "../../etc/passwd",
    "a\0b.jpg",
    "é" * 300 + ".jpg",
    "🥜.jpg",
    HTML.replace('"', ""),
    "con:x.png",
)
CONTENTS = (b"", b"\0", b"\xff\xd8\xff", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"x" * 100_000)
FILES = {
    f"{name!a} {content[:9]!r}": part(f'name="photos"; filename="{name}"', content) + b"--x--\r\n"
    for name in FILE_NAMES
    for content in CONTENTS
}

HEADERS = {
    "host": ("", "evil.example", "testserver:99999999", "test server", "[::1", "a" * 5000, "\xe9.id"),
    "accept-language": ("", "*", "xx", "en;q=abc", "en;q=1e999", "id," * 5000, "zh-Hant-" * 100, "\xff", "en\0"),
    "origin": ("null", "http://[", "http://te\u2100st/", "x" * 10_000, "javascript:alert(1)"),
    "referer": ("http://[", "//[", "x" * 10_000, "\xff\xfe", "http://testserver:x/"),
    "if-modified-since": ("x", "Thu, 99 Foo 99999999999 00:00:00 GMT", "x" * 10_000),
    "if-none-match": ("x", '"' * 1000, "*"),
    "range": ("bytes=0-99999999999999999999", "bytes=-1", "x"),
    "content-length": ("-1", "x", "9" * 5000),
    "x-forwarded-host": ("evil.example", "\xff"),
    "x-forwarded-proto": ("https", "x"),
    "hx-request": ("true", "\xff"),
    "hx-current-url": ("http://[", "http://testserver/%FF"),
    "x-csrftoken": ("", "x", "x" * 64, "\xff" * 32),
    "user-agent": ("", "\xff", HTML, "x" * 10_000),
}

COOKIES = {
    "values": (
        *(
            "",
            "x",
            "x" * 40,
            "é",
            "9" * 5000,
            "a:b:c",
            "{[[",
            "../../etc/passwd",
            "'; DROP TABLE x",
            HTML.replace(";", ""),
        ),
        *('"' + r"\000" * 12 + '"', '"' + r"\355\240\200" * 12 + '"', "\xed\xa0\x80" * 12, "gASVIwAAAAAAAACMBXBvc2l4"),
    ),
    "headers": [";;;=;;", "=", "a", "sessionid", "a=b; a=c; sessionid=x; sessionid=y", "\xff\xfe=\xff", "a=" * 5000],
}


class Knocker:
    """A browser of one person. Every request starts as if none had been made before; ``broken`` notes the failures."""

    def __init__(self, user: Any = None) -> None:
        self.broken: list[str] = []
        self.answer: HttpResponse | None = None
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self.cookies = self.client.cookies.output(header="", sep=";")

    @property
    def status(self) -> int:
        return self.answer.status_code if self.answer is not None else 599

    def __call__(self, method: str, url: str, data: Any = None, *, what: str = "", **extra: Any) -> str:
        """The source of the page that comes back, if one does; what the request changed is undone."""
        self.client.cookies, self.answer = SimpleCookie(self.cookies), None
        escaped: list[BaseException | None] = []

        def note(**_signal: Any) -> None:
            escaped.append(sys.exc_info()[1])

        got_request_exception.connect(note)
        try:
            with transaction.atomic():
                self.answer = self._send(method, url, data, extra)
                transaction.set_rollback(True)
        except Exception as error:
            escaped.append(error)
        finally:
            got_request_exception.disconnect(note)
        if escaped or self.status >= 500:
            self.broken.append(f"{method} {url[:150]} {what}: {escaped or self.status}")
        if self.answer is None or self.answer.streaming:
            return ""
        is_text = self.answer.headers.get("Content-Type", "text/").startswith("text/")
        return self.answer.content.decode(errors="strict" if is_text else "replace")

    def _send(self, method: str, url: str, data: Any, extra: dict[str, Any]) -> HttpResponse:
        if isinstance(data, bytes | str):
            return self.client.generic(method, url, data, **extra)
        return getattr(self.client, method.lower())(url, data, **extra)
