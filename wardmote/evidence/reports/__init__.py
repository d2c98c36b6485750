"""Reports: pages, pictures, tables and documents, made from what is released and nothing else."""

from wardmote.evidence.reports.folder import write

__all__ = ["write"]
