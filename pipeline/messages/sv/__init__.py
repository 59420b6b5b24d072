"""Svenska texter: det som läsarna ser."""
