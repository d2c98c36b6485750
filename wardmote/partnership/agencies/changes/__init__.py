"""Every write to the partnership's structure: check, change, trail, in one transaction."""
