"""The data plan, and what agencies send by it."""
