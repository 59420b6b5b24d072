"""What goes into a letter, on which days, and why: pure functions of values."""
