"""Julkaiseminen: mitä kirjoitettiin ja mitä jäi ennalleen."""

TEXTS = {
    "done": "Julkaistu kansioon site/: {written} tiedostoa uusittu, {same} ennallaan, {removed} poistettu.",
    "nothing": "Kansiossa site/ ei ole mitään uusittavaa ({same} tiedostoa ennallaan).",
    "gone": (
        "Tapahtuman ”{id}” tiedosto on poistunut. Tilaajien kalentereissa se näkyy nyt peruttuna 60 päivän ajan.",
        "Jos poisto oli vahinko, palauta tiedosto ja julkaise uudelleen.",
    ),
    "refused": ("Tiedostoa {path} ei uusittu: {reason}", "Edellinen jäi voimaan."),
    "all_name": "{project}: kaikki tapahtumat",
    "all_about": "Kaikki tapahtumat: {project}",
    "package_name": "{project}: {title}",
}
