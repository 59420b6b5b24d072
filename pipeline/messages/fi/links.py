"""Linkit: mitkä eivät enää vie mihinkään."""

TEXTS = {
    "dead": ("Linkki ei toimi: {url}. {why}", "Korjaa osoite, tai poista linkki."),
    "silent": ("Linkki ei vastannut nyt: {url}. {why}", "Jos se ei toimi huomennakaan, siitä kerrotaan uudelleen."),
    "subject": "Linkkejä, jotka eivät toimi: {count}",
}
