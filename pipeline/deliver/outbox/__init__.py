"""The carrier without an account, and the copies of all letters that have gone."""
