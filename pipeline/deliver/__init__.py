"""One protocol, two carriers (outbox, Mailchimp), and the state machine of a send."""
