"""Words by which the place of an event is understood."""

TEXTS = {
    "leading_words": "on via in at",
    "online_words": "online remote webinar virtual",
    "mixed_words": "hybrid",
    "unknown_words": "announced later tba tbc",
    "joining_words": "and or",
}
