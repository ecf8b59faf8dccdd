"""What every public page promises: no session, no cookie, and a first visit that fits into one round trip."""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find

from catalog.photos import photos_without_files  # noqa: F401
from cilegon_ikm.page_cache.kept import BROTLI_QUALITY
from tests.catalog.views.test_public import addresses
from tests.factories import make_listing, make_listings
from tests.pages import page
