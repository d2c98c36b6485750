"""Audits planned, run, commented on, second-checked, signed off and published."""
