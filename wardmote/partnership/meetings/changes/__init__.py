"""Every write to meetings."""
