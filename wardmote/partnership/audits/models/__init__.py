"""Audits: what was planned, what was found, who said what of it, who signed."""
