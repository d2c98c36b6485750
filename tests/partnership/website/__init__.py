"""Settings, sign-in, command line, backup."""
