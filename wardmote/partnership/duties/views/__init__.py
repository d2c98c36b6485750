"""Requests about duties."""
