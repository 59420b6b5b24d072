"""What a one-question page can be about: one file a matter, named as the purpose of its links."""
