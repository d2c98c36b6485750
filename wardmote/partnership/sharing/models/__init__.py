"""Protocols: who may share what with whom for what, agreed and signed."""
