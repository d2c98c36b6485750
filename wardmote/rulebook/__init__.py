"""What is agreed: law, professional rules and settings, as data with sources."""
