"""Partnerships, agencies, people, posts, roles, groups and seats."""
