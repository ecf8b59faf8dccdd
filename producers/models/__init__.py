from .area import District, Village
from .claim import ClaimLink
from .credential import Credential, CredentialChange
from .kbli import KbliCode
from .maker_count import MakerCount
from .office import Office
from .old_address import OldAddress
from .participation import Attendance, Participation, ParticipationChange
from .photo import ProducerPhoto
from .producer import Producer, ProducerChange
from .programme import Meeting, Programme, ProgrammeChange, ProgrammeNotice
from .register_import import DoubtfulRow, RefusedRow, RegisterImport, RegisterImportChange
from .report import ReportChange, YearlyReport
from .requirement import Requirement
from .sentra import MembershipChange, OpeningTime, Sentra, SentraMembership, SentraPhoto
from .site import Criterion, LandStatus, PointOfInterest, Site
from .stall import StallBooking
from .team import Helper, Invitation

__all__ = [
    "Attendance",
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
    "MakerCount",
    "Meeting",
    "MembershipChange",
    "Office",
    "OldAddress",
    "OpeningTime",
    "Participation",
    "ParticipationChange",
    "PointOfInterest",
    "Producer",
    "ProducerChange",
    "ProducerPhoto",
    "Programme",
    "ProgrammeChange",
    "ProgrammeNotice",
    "RefusedRow",
    "RegisterImport",
    "RegisterImportChange",
    "ReportChange",
    "Requirement",
    "Sentra",
    "SentraMembership",
    "SentraPhoto",
    "Site",
    "StallBooking",
    "Village",
    "YearlyReport",
]
