"""The report of a result file: one page of HTML that needs nothing else, readable on a phone and on paper."""

from orthant.report.page import of_file, of_unfinished

__all__ = ["of_file", "of_unfinished"]
