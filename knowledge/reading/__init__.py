"""A report file -> records: `read_report(path)` reads the text and the data file beside it, or says what to mend."""

from knowledge.reading.reading import Reading, read_report
from knowledge.reading.reconcile import DigitToken

__all__ = ["DigitToken", "Reading", "read_report"]
