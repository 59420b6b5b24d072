"""Kalenterisyötteet: mitä syötteessä on vialla."""

_REMEDY = "Edellinen kalenteri jäi voimaan. Kerro tästä ylläpitäjälle."

TEXTS = {
    "not_utf8": ("Kalenterin rivi {line} ei ole UTF-8-muodossa.", _REMEDY),
    "line_ends": ("Kalenterissa on rivi, joka ei pääty merkkeihin CR LF.", _REMEDY),
    "long_line": ("Kalenterissa on liian pitkä rivi ({octets} tavua).", _REMEDY),
    "control": ("Kalenterin rivillä {line} on ohjausmerkki.", _REMEDY),
    "not_a_line": ("Kalenterissa on rivi, jota ei voi lukea: {written}", _REMEDY),
    "outside": ("Kalenterin ulkopuolella on rivi: {written}", _REMEDY),
    "component": ("Kalenterissa on osa, joka ei kuulu siihen: {written}", _REMEDY),
    "unbalanced": ("Kalenterin osa jää kesken tai päättyy väärin: {written}", _REMEDY),
    "forbidden": ("Kalenterissa on tieto, joka ei kuulu siihen: {written}", _REMEDY),
    "no_calendar": ("Kalenteri puuttuu tai on tyhjä.", _REMEDY),
    "missing": ("Kalenterin osasta {part} puuttuu {name}.", _REMEDY),
    "twice": ("Kalenterin osassa {part} on kahdesti {name}.", _REMEDY),
    "same_uid": ("Kalenterissa on kaksi tapahtumaa, joilla on sama tunnus: {uid}", _REMEDY),
    "bad_status": ("Tapahtuman {uid} tila ei kelpaa: {written}", _REMEDY),
    "bad_time": ("Tapahtuman {uid} aika ei kelpaa: {written}", _REMEDY),
    "no_zone": ("Tapahtuman {uid} aikavyöhykettä ei ole määritelty: {written}", _REMEDY),
    "bad_stamp": ("Tapahtuman {uid} aikaleima ei kelpaa: {written}", _REMEDY),
    "bad_sequence": ("Tapahtuman {uid} muutosnumero ei kelpaa: {written}", _REMEDY),
    "ends_early": ("Tapahtuma {uid} päättyy ennen kuin alkaa: {written}", _REMEDY),
}
