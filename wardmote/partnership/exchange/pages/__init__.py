"""What the pages of deliveries show."""
