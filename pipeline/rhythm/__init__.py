"""Which days are working days, and on which days letters go. Pure; nothing here knows what has been sent."""
