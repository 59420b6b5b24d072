"""Markdown taken apart: the one parser of checks and renderings. What is allowed in a text is not known here."""
