"""What Mailchimp says against a campaign, in Finnish: its own words change, so what they are about is what counts."""

import re

from pipeline import messages

# The first that fits; in the order of how sure the word is.
_ABOUT = (
    ("mailchimp.about_schedule", r"cannot be scheduled|schedule_time"),
    ("mailchimp.about_subject", r"subject"),
    ("mailchimp.about_preview", r"preview"),
    (
        "mailchimp.about_sender",
        r"reply|from.?(?:name|email|address)|address\(es\)|verif|domain|sender|dkim|authenticat",
    ),
    ("mailchimp.about_footer", r"footer|unsub|physical address|mailing address|can-spam"),
    ("mailchimp.about_recipients", r"recipient|segment|audience|list_id|\blist\b|contacts|subscribers"),
    ("mailchimp.about_plan", r"plan|billing|credit|quota|upgrade|limit"),
    ("mailchimp.about_content", r"content|html|template|plain.?text"),
)


def in_finnish(told: str) -> str:
    """The meaning of a sentence of Mailchimp's, with the sentence itself."""
    found = (key for key, pattern in _ABOUT if re.search(pattern, told, re.IGNORECASE))
    return messages.text("mailchimp.said", finnish=messages.text(next(found, "mailchimp.about_unknown")), told=told)
