"""What may be typed into those pages."""
