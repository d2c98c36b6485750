"""Views of what is amiss, and of who did what."""
