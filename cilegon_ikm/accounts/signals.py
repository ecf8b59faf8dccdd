"""A person's data lie in every room; each room that keeps some answers both signals in its ``personal_data`` module.

Both are sent with ``user``. A receiver of ``data_export`` gives back an ``ExportPart``; one of ``data_erasure`` runs in
the transaction of the erasure, may run again after a failure, and gives back how many of what it removed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.dispatch import Signal
from django.utils.functional import Promise

data_export = Signal()
data_erasure = Signal()


@dataclass(frozen=True, kw_only=True)
class ExportPart:
    """What one room keeps: ``records`` fit for JSON, ``files`` of a storage as path in the archive to name there."""

    name: str
    title: str | Promise
    records: Sequence[Mapping[str, Any]]
    files: Mapping[str, str] = field(default_factory=dict)
    storage: str = "default"
