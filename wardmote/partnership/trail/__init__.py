"""Who did what, when: append-only and tamper-evident."""
