"""An edition -> the letter that people get."""
