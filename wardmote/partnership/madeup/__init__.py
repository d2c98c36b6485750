"""Workspaces of three made-up partnerships: for the demonstration and the tests.

They stand above all steps, as the engine's made-up agencies stand beside its audit: they write by
each step's own changes, so that what they hold is what a user could have written.
"""

from wardmote.partnership.madeup.founding import build, build_all
from wardmote.partnership.madeup.people import PASSWORD
from wardmote.partnership.madeup.towns import TOWNS, Town
from wardmote.partnership.madeup.world import World

__all__ = ["PASSWORD", "TOWNS", "Town", "World", "build", "build_all"]
