"""Events -> iCalendar (RFC 5545), the look at a feed before it goes out, and the way back."""
