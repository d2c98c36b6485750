"""Who may do what with audits, and what may follow what."""
