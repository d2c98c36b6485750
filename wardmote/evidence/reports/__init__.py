"""Reports: pages, pictures, tables and documents, made from what is released and nothing else."""

from wardmote.evidence.reports.folder import write, write_files, write_pages, write_tables

__all__ = ["write", "write_files", "write_pages", "write_tables"]
