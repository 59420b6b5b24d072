"""Events, packages and letters -> the public pages."""
