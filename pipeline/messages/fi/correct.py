"""Lähteneen kirjeen korjaaminen."""

TEXTS = {
    "not_sent": (
        "Kirjettä {day:%-d.%-m.%Y} ei ole lähetetty, joten siinä ei ole korjattavaa.",
        "Korjaa sisältö: kirje seuraa sitä. Lähetetyt kirjeet: soila calendar",
    ),
    "length": ("Korjauksessa on oltava tekstiä, enintään {limit} merkkiä.", "Kirjoita lyhyesti, mikä oli väärin."),
    "unsure": ("Korjaus näkyy heti kirjeen sivulla, joten se kysytään.", "Lisää --yes, jos se on oikein."),
    "question": "Korjaus ”{text}” tulee kirjeen sivulle heti ja seuraavan kirjeen alkuun. Onko se oikein? [k/E]",
    "question_now": "Korjaus ”{text}” tulee kirjeen sivulle heti ja lisätiedotteeseen. Onko se oikein? [k/E]",
    "left": "Mitään ei muutettu.",
    "done": "Kirje {day:%-d.%-m.%Y} on korjattu: korjaus on sen sivulla ja syötteessä.\nTiedosto: {file}",
    "next": "Seuraava kirje kertoo korjauksen ensimmäisenä.",
}
