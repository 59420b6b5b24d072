"""Times inside running text."""
