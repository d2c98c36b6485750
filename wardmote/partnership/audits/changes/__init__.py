"""Every write to audits."""
