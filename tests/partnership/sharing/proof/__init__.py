"""The proof of the sharing decision: an oracle by another hand, small worlds, laws, mutants."""
