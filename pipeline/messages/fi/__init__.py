"""Suomenkieliset tekstit."""
