from .area import District, Village
from .claim import ClaimLink
from .credential import Credential, CredentialChange
from .kbli import KbliCode
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
    "Producer",
    "ProducerChange",
    "RefusedRow",
    "RegisterImport",
    "RegisterImportChange",
    "ReportChange",
    "Village",
    "YearlyReport",
]
