"""One letter's run: a look at the carrier, its calls one by one, and where the letter stands after them."""
