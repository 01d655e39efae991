"""Our own small arXiv API server, for tests that need one to talk to."""

from .faults import Call, Fault, Faults
from .generated import generated
from .ledger import Request
from .records import Record, read_records, record_from
from .server import ArxivServer

__all__ = [
    "ArxivServer",
    "Call",
    "Fault",
    "Faults",
    "Record",
    "Request",
    "generated",
    "read_records",
    "record_from",
]
