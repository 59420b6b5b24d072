"""Which language a page is in: events of a Finnish letter are not taken from a page that was read half."""

import re

from pipeline.collect.page.claims import Claim
from pipeline.collect.page.lines import Document
from pipeline.model import Problem

_WORDS = {
    "sv": frozenset(
        "och att är för till av med som på den det evenemang anmälan tid plats målgrupp kl välkommen".split()
    ),
    "en": frozenset("the and of to for with event registration time place on is are you in programme".split()),
    "fi": frozenset(
        "ja on ei että klo aika paikka tilaisuus tapahtuma ilmoittautuminen ilmoittaudu verkossa kohderyhmä ohjelma "
        "mukaan lastensuojelun tervetuloa myös sekä".split()
    ),
}
# What Finnish words have and Swedish ones hardly; one with a capital may be a name, which stands in any language.
_FINNISH = re.compile(
    r"\b[a-zäö]*(?:(?:aa|ää|ii|uu|yy|öö|uo|yö|äy|öy)[a-zäö]*|[a-zäö]{3}[ouäö]|[a-zäö]{5}(?:nen|(?:ss|st|ll)[aä]))\b"
)
_NAMES = {"sv": "ruotsiksi", "en": "englanniksi"}


def language_claims(document: Document) -> tuple[Claim, ...]:
    """The language of a page that is not in Finnish, with a doubt: by its words more than by what it says of itself."""
    text = " ".join(line.text for line in document.lines[:400])
    return foreign_claims(language_of(text, document.language), document.url)


def foreign_claims(name: str, url: str) -> tuple[Claim, ...]:
    """A language as `language_of` tells it, and the doubt that it brings, since times are read best in Finnish."""
    if not name:
        return ()
    doubt = Problem("collect.foreign_language", url, values={"language": _NAMES[name]})
    return (Claim("language", name), Claim("doubt", None, doubt=doubt))


def language_of(text: str, told: str) -> str:
    """The language of a text that says itself to be in `told`: "sv", "en"; "" for Finnish, and where it is unclear."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counts = {name: sum(word in known for word in words) for name, known in _WORDS.items()}
    finnish = counts["fi"] + len(_FINNISH.findall(text))
    for name in ("sv", "en"):
        says_so = told == name and counts[name] >= finnish and words
        if says_so or (counts[name] > 1 and not finnish) or (counts[name] >= 4 and counts[name] > 2 * counts["fi"]):
            return name
    return ""
