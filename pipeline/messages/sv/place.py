"""Ord av vilka man förstår evenemangets plats."""

TEXTS = {
    "leading_words": "på via i",
    "online_words": "nätet webben distans virtuell webbinar",
    "mixed_words": "hybrid",
    "unknown_words": "meddelas senare",
    "joining_words": "och samt eller",
}
