"""One call in, one page out."""
