"""What is amiss, over all steps: the partnership's linter."""
