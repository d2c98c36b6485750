"""Wardmote: the open system that runs a community safety partnership."""
