"""Agendas, attendance, decisions and minutes."""
