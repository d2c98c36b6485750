"""madeup."""
