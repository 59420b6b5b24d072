"""From what was read outside to what a person decides: twins, differences, the change guard, proposals. Pure."""
