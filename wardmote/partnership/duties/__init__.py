"""The year's legal calendar, the cycle, and its evidence."""
