"""What may be typed of protocols."""
