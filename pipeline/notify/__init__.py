"""Messages to staff: what is due to be told now, and its way to the services that config names."""
