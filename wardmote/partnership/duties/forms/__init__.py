"""What may be typed of duties."""
