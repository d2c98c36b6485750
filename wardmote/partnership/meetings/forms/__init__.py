"""What may be typed of meetings."""
