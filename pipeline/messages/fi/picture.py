"""Kuvat kansiossa content/kuvat/: miksi jotakin ei voi näyttää, ja mitä tehdä."""

TEXTS = {
    "missing": (
        "Kuvaa {name} ei ole kansiossa content/kuvat/.",
        "Tallenna kuva sinne, tai kirjoita tähän sen tiedoston nimi.",
    ),
    "missing_guess": ("Kuvaa {name} ei ole kansiossa content/kuvat/.", "Tarkoititko: {guess}?"),
    "elsewhere": (
        "Kuva on muualla verkossa, joten sitä ei näytetä: sen palvelin näkisi jokaisen lukijan.",
        "Tallenna kuva kansioon content/kuvat/ ja kirjoita tähän sen tiedoston nimi.",
    ),
    "unreadable": (
        "Kuvaa {name} ei voi lukea: {error}.",
        "Tallenna se tavallisena tiedostona kansioon content/kuvat/.",
    ),
    "too_big": ("Kuvan {name} tiedosto on yli {most} megatavua.", "Pienennä kuvaa tai vie se jpeg-muotoon."),
    "not_picture": (
        "{name} ei ole jpeg-, png- eikä webp-kuva, vaikka nimi lupaisi niin.",
        "Avaa kuva ohjelmassa, joka näyttää sen, ja tallenna se jpeg- tai png-muodossa.",
    ),
    "broken": (
        "Kuva {name} on rikki tai jäänyt kesken.",
        "Kopioi kuva uudelleen, tai avaa se ja tallenna jpeg- tai png-muodossa.",
    ),
    "too_many_pixels": (
        "Kuvassa {name} on yli {most} miljoonaa kuvapistettä.",
        "Pienennä kuva: leveydeksi riittää 1 100 kuvapistettä.",
    ),
    "moves": (
        "Kuva {name} liikkuu. Kirjeessä ja sivuilla kuvat ovat liikkumattomia.",
        "Tallenna siitä yksi ruutu jpeg- tai png-muodossa.",
    ),
    "unpublished": (
        "Kirjeen kuva {file} ei ole vielä sivustolla, josta kirje sen näyttää.",
        "Anna komento soila publish, ja lähetä sitten.",
    ),
    "changed": "kuva muuttui kesken julkaisun; seuraava julkaisu yrittää uudelleen",
}
