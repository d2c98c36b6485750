"""Pages of protocols."""
