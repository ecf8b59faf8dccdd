from typing import ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names also in what our own scripts import, so that no browser mixes an old module with a new one."""

    patterns: ClassVar = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((r'(?P<matched>from "(?P<url>\.[^"]+)")', 'from "%(url)s"'),)),
    )
