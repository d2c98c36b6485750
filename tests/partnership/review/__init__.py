"""What is amiss, and who did what."""
