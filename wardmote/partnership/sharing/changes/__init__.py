"""Every write to protocols."""
