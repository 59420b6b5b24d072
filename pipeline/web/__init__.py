"""One-question pages: what a mail's link opens. Reading arguments, calling one act, showing what came of it."""
