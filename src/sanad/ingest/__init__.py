"""Files, pages and JSON in; reports and refusals out."""

from sanad.ingest.options import IngestOptions
from sanad.ingest.reports import reports_from
from sanad.types.text import Refusal

__all__ = ["IngestOptions", "Refusal", "reports_from"]
