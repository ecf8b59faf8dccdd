"""What the demo tells: invented makers with their products, and what invented buyers asked them; from ``data/``."""

from .enquiry import Event, Line, Submission, submissions
from .file import DATA
from .maker import DEMO_MAKER, Item, Maker, Paper, Reports, makers
from .moderation import Complaint, Remark, blocks, complaints, remarks
from .request import DEMO_COMPANY, requests

__all__ = [
    "DATA",
    "DEMO_COMPANY",
    "DEMO_MAKER",
    "Complaint",
    "Event",
    "Item",
    "Line",
    "Maker",
    "Paper",
    "Remark",
    "Reports",
    "Submission",
    "blocks",
    "complaints",
    "makers",
    "remarks",
    "requests",
    "submissions",
]
