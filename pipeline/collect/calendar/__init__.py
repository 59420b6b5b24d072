"""Foreign calendars (iCalendar, RFC 5545): components one by one, zones, series; what is broken stays alone."""
