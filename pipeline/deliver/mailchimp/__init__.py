"""The carrier Mailchimp: its calls, its answers, its words."""
