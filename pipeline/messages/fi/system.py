"""Miksi kone ei tehnyt, mitä siltä pyydettiin: lauseen osana, sulkeissa tai kaksoispisteen jäljessä."""

TEXTS = {
    "enoent": "sitä ei ole",
    "eacces": "siihen ei ole oikeutta",
    "eperm": "siihen ei ole oikeutta",
    "erofs": "levylle ei saa kirjoittaa",
    "enospc": "levy on täynnä",
    "edquot": "levyosuus on täynnä",
    "eisdir": "se on kansio",
    "enotdir": "se ei ole kansio",
    "eexist": "se on jo olemassa",
    "eio": "levy on rikki",
    "eloop": "linkki viittaa itseensä",
    "enametoolong": "nimi on liian pitkä",
    "einval": "se ei ole tavallinen tiedosto",
    "emfile": "liian monta tiedostoa on auki",
    "ebusy": "se on toisen ohjelman käytössä",
    "estale": "verkkolevy ei vastaa",
    "etimedout": "verkkolevy ei vastaa",
    # said-arvon saavat kaikki; vain tämä näyttää sen
    "other": "tuntematon vika: {said}",
}
