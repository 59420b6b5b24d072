"""Everything that the public sees, written to site/: what changed, whole or not at all."""
