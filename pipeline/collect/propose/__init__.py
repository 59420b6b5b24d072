"""From what was read to what a person decides: twins, differences, the change guard, proposals, their acceptance."""
