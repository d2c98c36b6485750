"""The service: one app is one step of the partnership's year, in the order of `website.steps`."""
