"""The engine: agencies' files in, released findings out. No web, no clock, no network."""
