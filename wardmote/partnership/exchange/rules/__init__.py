"""Who may do what with deliveries, and what may follow what."""
