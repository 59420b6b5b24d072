"""What comes from outside: pages and feeds fetched with manners, events found in them, proposals to the editor."""
