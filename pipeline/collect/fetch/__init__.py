"""Fetching with manners: within limits, only what has changed, only from where it should be."""
