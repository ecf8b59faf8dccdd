from .area import District, Village
from .claim import ClaimLink
from .credential import Credential, CredentialChange
from .kbli import KbliCode
from .old_address import OldAddress
from .photo import ProducerPhoto
from .producer import Producer, ProducerChange
from .register_import import DoubtfulRow, RefusedRow, RegisterImport, RegisterImportChange
from .report import ReportChange, YearlyReport
from .sentra import MembershipChange, OpeningTime, Sentra, SentraMembership, SentraPhoto, StallBooking
from .site import Criterion, LandStatus, PointOfInterest, Site
from .team import Helper, Invitation

__all__ = [
    "ClaimLink",
    "Credential",
    "CredentialChange",
    "Criterion",
    "District",
    "DoubtfulRow",
    "Helper",
    "Invitation",
    "KbliCode",
    "LandStatus",
    "MembershipChange",
    "OldAddress",
    "OpeningTime",
    "PointOfInterest",
    "Producer",
    "ProducerChange",
    "ProducerPhoto",
    "RefusedRow",
    "RegisterImport",
    "RegisterImportChange",
    "ReportChange",
    "Sentra",
    "SentraMembership",
    "SentraPhoto",
    "Site",
    "StallBooking",
    "Village",
    "YearlyReport",
]
