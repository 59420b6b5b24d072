"""What a safe text is: characters that a reader may get, and none that a carrier would execute."""
