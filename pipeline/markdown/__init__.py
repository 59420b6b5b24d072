"""Markdown taken apart: the one parser that checks and renderings share. What is allowed in a text is not known here."""
