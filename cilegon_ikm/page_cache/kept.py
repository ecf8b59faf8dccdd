"""One kept page: ready-made answers in each encoding that browsers ask for."""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import brotli
from django.utils.http import parse_header_parameters

BROTLI, GZIP, PLAIN = "br", "gzip", "identity"
# a miss pays for these; the highest qualities would take longer than the page itself
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
OVERHEAD = 4096  # bytes of a page besides its bodies, roughly
# what belongs to one encoding or one answer; a 304 repeats the rest
OWN_HEADERS = {"content-length", "content-encoding", "vary", "cache-control", "etag", "server-timing"}

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The page in one encoding."""

    etag: str
    headers: Headers
    unchanged: Headers  # of a 304
    body: bytes


@dataclass(frozen=True, slots=True)
class KeptPage:
    generation: int | None  # of the data it was made from; None when it must not be served again
    until: float  # seconds since the epoch
    seen: Callable[[dict[str, Any]], None] | None
    brotli: Answer
    gzip: Answer

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.brotli.body) + len(self.gzip.body) + OVERHEAD

    def answer(self, encoding: str) -> Answer:
        """Few ask for a page that is not compressed, so that one is made when asked for."""
        if encoding == BROTLI:
            return self.brotli
        if encoding == GZIP:
            return self.gzip
        plain = gzip.decompress(self.gzip.body)
        return _answer(plain, PLAIN, self.gzip.etag.strip('"').removesuffix(f"-{GZIP}"), self.gzip.unchanged)


def kept_page(
    content: bytes,
    headers: Headers,
    *,
    generation: int | None,
    until: float,
    seen: Callable[[dict[str, Any]], None] | None,
) -> KeptPage:
    """Compress the page in all ways. Costs one or two milliseconds."""
    digest = hashlib.blake2b(content, digest_size=12).hexdigest()
    common = [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS]
    common += [("Vary", "Accept-Encoding, Cookie"), ("Cache-Control", "public, no-cache")]
    return KeptPage(
        generation=generation,
        until=until,
        seen=seen,
        brotli=_answer(brotli.compress(content, brotli.MODE_TEXT, BROTLI_QUALITY), BROTLI, digest, common),
        gzip=_answer(gzip.compress(content, GZIP_LEVEL, mtime=0), GZIP, digest, common),
    )


def _answer(body: bytes, encoding: str, digest: str, headers: Iterable[tuple[str, str]]) -> Answer:
    etag = f'"{digest}-{encoding}"'
    common = [(name, value) for name, value in headers if name != "ETag"]
    own = [] if encoding == PLAIN else [("Content-Encoding", encoding)]
    return Answer(
        etag=etag,
        headers=[*common, ("ETag", etag), *own, ("Content-Length", str(len(body)))],
        unchanged=[*common, ("ETag", etag)],
        body=body,
    )


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """The best of our encodings that this Accept-Encoding header allows."""
    weights = {}
    for part in accepted.lower().split(","):
        try:
            name, parameters = parse_header_parameters(part.strip())
            weights[name] = float(parameters.get("q", 1))
        except ValueError:  # of what cannot be read nothing is believed
            continue
    return next((name for name in (BROTLI, GZIP) if weights.get(name, 0) > 0), PLAIN)


def has_current(if_none_match: str, etag: str) -> bool:
    """Whether the browser's copy is this one; a proxy on the way may have called it weak."""
    return any(tag.strip().removeprefix("W/") in {etag, "*"} for tag in if_none_match.split(","))
