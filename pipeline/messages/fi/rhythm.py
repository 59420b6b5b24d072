"""Kirjeen rytmi: miksi lähtöpäivä siirtyi tai jäi väliin."""

TEXTS = {
    "holiday": "{grid:%-d.%-m.%Y} on {name}, joten kirje lähtee seuraavana työpäivänä {date:%-d.%-m.%Y}.",
    "eve": (
        "{grid:%-d.%-m.%Y} on {name} ja moni jo vapaalla, joten kirje lähtee seuraavana työpäivänä {date:%-d.%-m.%Y}."
    ),
    "break": "Päivän {grid:%-d.%-m.%Y} kirje jää väliin: {reason} {first:%-d.%-m.%Y}–{last:%-d.%-m.%Y}.",
    "moved_into_break": (
        "Päivän {grid:%-d.%-m.%Y} kirje jää väliin: päivä on {name}, ja seuraavana työpäivänä {date:%-d.%-m.%Y} "
        "on jo {reason} ({first:%-d.%-m.%Y}–{last:%-d.%-m.%Y})."
    ),
    "none_ahead": (
        "Seuraavalle kirjeelle ei löydy lähtöpäivää: tauko jatkuu yli kymmenen vuotta.",
        "Korjaa tauot tiedostossa config.toml, kohdat [[rhythm.breaks]].",
    ),
}
