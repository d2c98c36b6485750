"""What the pages of audits show."""
