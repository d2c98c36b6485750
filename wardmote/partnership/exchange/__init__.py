"""Extracts due, asked for, sent, checked, accepted or returned."""
