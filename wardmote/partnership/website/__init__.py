"""Settings, addresses, sign-in and page furniture."""
