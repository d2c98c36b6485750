"""What may be typed of audits."""
