"""Content files -> items and problems. Nothing here asks the clock, the network or the state."""
