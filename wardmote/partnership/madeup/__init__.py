"""Workspaces of three made-up partnerships: for the demonstration and the tests.

They stand above all steps, as the engine's made-up agencies stand beside its audit: they write by
each step's own changes, so that what they hold is what a user could have written. `founding` builds
them; nothing of Django is loaded before that.
"""
