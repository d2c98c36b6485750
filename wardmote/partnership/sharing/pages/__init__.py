"""What the pages of protocols show."""
