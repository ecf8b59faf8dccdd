from .area import District, Village
from .claim import ClaimLink
from .credential import Credential, CredentialChange
from .kbli import KbliCode
from .old_address import OldAddress
from .photo import ProducerPhoto
from .producer import Producer, ProducerChange
from .register_import import DoubtfulRow, RefusedRow, RegisterImport, RegisterImportChange
from .report import ReportChange, YearlyReport
from .team import Helper, Invitation

__all__ = [
    "ClaimLink",
    "Credential",
    "CredentialChange",
    "District",
    "DoubtfulRow",
    "Helper",
    "Invitation",
    "KbliCode",
    "OldAddress",
    "Producer",
    "ProducerChange",
    "ProducerPhoto",
    "RefusedRow",
    "RegisterImport",
    "RegisterImportChange",
    "ReportChange",
    "Village",
    "YearlyReport",
]
