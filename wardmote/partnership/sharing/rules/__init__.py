"""Who may do what with protocols, and what may follow what."""
