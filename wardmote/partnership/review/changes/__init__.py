"""Every write about what is amiss, and about the trail's signed heads."""
