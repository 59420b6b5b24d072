"""Editions, events and letters -> text or bytes. Pure: no clock, no network, no state."""
