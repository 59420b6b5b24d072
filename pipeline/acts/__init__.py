"""What a person or the clock can do, one file an act: values in, a receipt out, nothing printed."""
