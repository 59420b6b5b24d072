"""The process that wakes: its clock, its looks, its health."""
