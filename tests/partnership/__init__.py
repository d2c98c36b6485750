"""The service, step by step."""
