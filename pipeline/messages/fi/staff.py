"""Viestit henkilöstölle: kiinteät lauseet, joista mallit (templates/staff) kootaan."""

TEXTS = {
    "empty": "Kirjeessä ei ole mitään uutta, eikä se lähde sellaisena. Jos uutta tulee ajoissa:",
    "once_mended": "Kun se on korjattu:",
    "leaves_if_approved": "Kirje lähtee {day} klo {at:%-H.%M}, jos joku hyväksyy sen:",
    "leaves": "Kirje lähtee {day} klo {at:%-H.%M} itsestään.",
    "hold_it": "Jos se ei saa lähteä, pidätä se:",
    "whole_letter": "Koko kirje: {file}",
    "to_mend": "KORJATTAVAA",
    "drafts": "KESKEN: {count} (ei kirjeessä)",
    "in_letter": "KIRJEESSÄ",
    "left_out": "JÄI POIS",
    "changed_since": "Kirje {day} on muuttunut sen jälkeen, kun {who} hyväksyi sen ({approved} klo {at:%-H.%M}).",
    "approval_lapsed": "Hyväksyntä ei enää päde, eikä kirje lähde ennen uutta hyväksyntää:",
    "leaves_changed": "Kirje lähtee muutoksineen {day} klo {at:%-H.%M}. Jos se ei saa lähteä:",
    "changed": "Kirje {day} on muuttunut siitä, mitä teille viimeksi näytettiin.",
    "it_leaves": "Se lähtee {day} klo {at:%-H.%M}. Jos se ei saa lähteä, pidätä se:",
    "what_changed": "MITÄ MUUTTUI (- poistui, + tuli lisää)",
    "good_morning": "Hyvää huomenta!",
    "see_status": "Tilanne milloin vain: soila status",
    "missed": "Kirje {day} ei lähtenyt ajallaan.",
    "was_due": "Sen piti lähteä {day} klo {at:%-H.%M}.",
    "state": "Tila nyt: {state}.",
    "what_to_do": "Mitä voit tehdä:",
    "look": "Katso tilanne: soila status",
    "send": "Lähetä kirje: soila send --date {date}",
    "ack": "Ota asia hoitaaksesi: soila ack",
    "repeated": (
        "Tämä viesti toistetaan kahden tunnin välein päiväsaikaan, kunnes joku kuittaa sen (soila ack) tai kirje "
        "on lähtenyt."
    ),
    "too_late": "Kirje {day} ei enää muutu: se on jo annettu lähetettäväksi ja lähtee klo {at:%-H.%M}.",
    "late_changes": "Nämä muutokset tulivat liian myöhään. Ne eivät ole kirjeessä, ja seuraava kirje kertoo ne uusina.",
    "scheduled_before": (
        "Kirje ajastettiin ennen ohjelman päivitystä ja lähtee sellaisena kuin se ajastettiin. Sen jälkeen tehdyt "
        "muutokset\neivät ole kirjeessä, ja seuraava kirje kertoo ne uusina."
    ),
    "hold_so": "Jos kirje ei saa lähteä näin, pidätä se:",
}
