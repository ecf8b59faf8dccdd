from .area import District, Village
from .claim import ClaimLink
from .credential import Credential, CredentialChange
from .kbli import KbliCode
from .old_address import OldAddress
from .producer import Producer, ProducerChange
from .register_import import DoubtfulRow, RefusedRow, RegisterImport, RegisterImportChange
from .report import ReportChange, YearlyReport

__all__ = [
    "ClaimLink",
    "Credential",
    "CredentialChange",
    "District",
    "DoubtfulRow",
    "KbliCode",
    "OldAddress",
    "Producer",
    "ProducerChange",
    "RefusedRow",
    "RegisterImport",
    "RegisterImportChange",
    "ReportChange",
    "Village",
    "YearlyReport",
]
