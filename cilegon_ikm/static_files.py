"""Static files under hashed names."""

from functools import lru_cache
from typing import Any, ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names also in what our own scripts import, so that no browser mixes an old module with a new one.

    Looks up each address once: the names cannot change while a process lives, and every page has some.
    """

    patterns: ClassVar = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((r'(?P<matched>from "(?P<url>\.[^"]+)")', 'from "%(url)s"'),)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.url = lru_cache(maxsize=1000)(super().url)
