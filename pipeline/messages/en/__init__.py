"""English texts: what readers see."""
