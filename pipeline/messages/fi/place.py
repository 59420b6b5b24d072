"""Sanat, joista tapahtuman paikka ymmärretään."""

TEXTS = {
    # sanojen alut, joista tapahtuman paikasta näkee, että se on verkossa, sekä että tai vielä auki; ja sidesanat
    "online_words": "verkossa verkkotap verkkotil verkkolu etänä etäyht etätil teams zoom webinaari howspace online",
    "mixed_words": "hybrid läsnä paikan",
    "unknown_words": "katso ilmoitetaan myöhemmin sovitaan tarkentuu",
    # suomi ei tarvitse sanaa paikan edellä, toisin kuin "på distans"
    "leading_words": "",
    "joining_words": "ja sekä tai",
}
