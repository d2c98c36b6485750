"""What may be typed of deliveries."""
