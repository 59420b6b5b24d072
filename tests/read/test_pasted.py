"""Text as it comes from Word, Outlook, a web page or a PDF, and the Markdown that its editor meant."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.kinds import kind_named
from pipeline.read.header import read_header
from pipeline.read.item import read_item
from pipeline.read.pasted import cleaned
from pipeline.render.markdown import html, plain_text
from tests.make import ROOT

LONG = "Päivässä kuullaan, mitä hankkeissa on tehty, ja pohditaan yhdessä, mitä niissä tehdään seuraavaksi."
WRAPPED = (
    "Lastensuojelun uudistaminen vaatii monialaista yhteistyötä, jota tehdään\n"
    "kaikkialla Suomessa. Mukana ovat hyvinvointialueet, järjestöt ja kunnat.\n"
    "Niiden työtä tuetaan."
)

LISTS = {
    "Word's bullets": ("•\ta\n•  b\n•c\n· d", "- a\n- b\n- c\n  - d"),
    "a second mark is a second level": ("•\ta\no\tb\n•\tc", "- a\n  - b\n- c"),
    "the first mark ends the deeper levels": ("•\ta\no\tb\n§\tc\n•\td", "- a\n  - b\n    - c\n- d"),
    "what is indented more is deeper": ("• a\n    • b\n• c", "- a\n  - b\n- c"),
    "one column is no level": ("• a\n • b", "- a\n- b"),
    "a day in an item": ("-\t\t16. huhtikuuta", "- 16\\. huhtikuuta"),
    "a second mark one column less is deeper": ("  • a\n o  b", "- a\n  - b"),
    "nor does it part levels": ("• a\n  o  b\n • c", "- a\n  - b\n- c"),
    "a day is no item under one": ("•\ta\n16. huhtikuuta haku alkaa.", "- a\n\n16\\. huhtikuuta haku alkaa."),
    "a dash with a tab or two spaces": ("–\ta\n–  b", "- a\n- b"),
    "o with two spaces": ("• a\no   b", "- a\n  - b"),
    "numbers, letters under them": ("1.\ta\na)\tb\n2.\tc", "1. a\n   - a) b\n2. c"),
    "dashes under a number": ("1)\ta\n–\tb\n2)\tc", "1) a\n   - b\n2) c"),
    "typed marks among pasted ones": ("•\ta\n-\tb", "- a\n  - b"),
    "a wide gap makes no code": ("-\t\ta", "- a"),
    "signs that stand together": ("✅ a\n✅\tb\n☐ c\n☐ d", "- ✅ a\n- ✅ b\n  - ☐ c\n  - ☐ d"),
    "arrows and pictures": (
        "→ a\n→ b\n\nA.\n➡️ c\n➡️ d\n\n👍🏽\te\n👍🏽\tf",
        "- → a\n- → b\n\nA.\n- ➡️ c\n- ➡️ d\n\n- 👍🏽 e\n- 👍🏽 f",
    ),
    "signs that are only marks": ("❑ a\n❑\tb", "- a\n- b"),
    "dashes that stand together": ("– a\n– b", "- a\n- b"),
    "letters that stand together": ("a) x\nb) y", "- a) x\n- b) y"),
    "a dash under a colon": ("Mukana:\n– a", "Mukana:\n- a"),
    "a new paragraph under a list": ("•\ta\nUusi.", "- a\n\nUusi."),
    "a wrapped item": ("•\tnuorten\npalvelut", "- nuorten\n  palvelut"),
    "a paragraph of an item": ("•\ta\n\n\tb", "- a\n\n  b"),
    "another list after a gap": ("1)\ta\n2)\tb\n\n•\tc", "1)\ta\n2)\tb\n\n- c"),
    "one list with gaps": ("•\ta\n\n•\tb\n\no\tc", "- a\n\n- b\n\n  - c"),
    "a list that begins later needs a gap": ("Jatkuu.\n3.\t\ta", "Jatkuu.\n\n3. a"),
    "a break has nothing after it": ("• a\\\n• b", "- a\n- b"),
    "a mark too far in": ("- a\n\t\t- b", "- a\n  - b"),
}
INDENTS = {
    "by a tab": ("\tKappale.\n\n\tToinen.", "Kappale.\n\nToinen."),
    "by spaces": ("A.\n\n    Kappale.", "A.\n\nKappale."),
    "under a heading": ("## A\n    Kappale.", "## A\nKappale."),
    "in an item": ("- a\n\n        b", "- a\n\n  b"),
    "after a list": ("- a\n\nB.\n\n    c", "- a\n\nB.\n\nc"),
}
LINES = {
    "paragraphs of Word": (f"{LONG}\n{LONG}", f"{LONG}\n\n{LONG}"),
    "a short sentence before a long one": (f"Hei!\n{LONG}", f"Hei!\n\n{LONG}"),
    "short sentences": ("Hei!\nTervetuloa.", "Hei!  \nTervetuloa."),
    "an address": ("THL\nMannerheimintie 166\n00300 Helsinki", "THL  \nMannerheimintie 166  \n00300 Helsinki"),
    "a programme": (f"9.00 {LONG[:-1]}\n9.15 Kahvi", f"9.00 {LONG[:-1]}  \n9.15 Kahvi"),
    "days of a programme": ("ti 16.4. Aloitus,\nke 17.4. Jatko", "ti 16.4. Aloitus,  \nke 17.4. Jatko"),
    "facts": (f"Aihe: {LONG[:-1]}\nPaikka: verkossa", f"Aihe: {LONG[:-1]}  \nPaikka: verkossa"),
    "under a colon": ("Mukaan:\nmuki\nkynä", "Mukaan:  \nmuki  \nkynä"),
    "sentences under a colon": (f"Näin:\n{LONG}\n{LONG}", f"Näin:  \n{LONG}  \n{LONG}"),
    "hours with a tab": ("9.00\tAvaus\n9.15\tKahvi", "9.00\tAvaus  \n9.15\tKahvi"),
    "facts with a tab": ("Aika:\tti\nPaikka:\tTurku", "Aika:\tti  \nPaikka:\tTurku"),
    "a short line is not wrapped text": ("yksi\nkaksi\nkolme.\n\nHei!\nTule.", "yksi\nkaksi\nkolme.\n\nHei!  \nTule."),
    "a very long one neither": (f"{'a ' * 70}b\nja c.\n\n{LONG}\nB.", f"{'a ' * 70}b\nja c.\n\n{LONG}\n\nB."),
    "one full line among longer": (
        f"Kerromme päivässä, mitä hankkeissa on tehty\nja jatkuu.\n\n{LONG}\n{LONG}",
        f"Kerromme päivässä, mitä hankkeissa on tehty\nja jatkuu.\n\n{LONG}\n\n{LONG}",
    ),
    "hashtags": ("Tervetuloa!\n#SOILA", "Tervetuloa!  \n#SOILA"),
    "the end of wrapped text": (f"{WRAPPED}\nUusi alkaa.", f"{WRAPPED}\n\nUusi alkaa."),
    "under a list": ("- a\nUusi.", "- a\n\nUusi."),
    "a separator of lines": ("Hei!\u2028Tervetuloa.", "Hei!  \nTervetuloa."),
    "an indented paragraph": (f"\t{LONG}\n\t{LONG}", f"{LONG}\n\n{LONG}"),
}
TABLES = {
    "rows": ("Hanke\tAlue\nA\tB\nC\tD", "| Hanke | Alue |\n| --- | --- |\n| A | B |\n| C | D |"),
    "a bar in a cell": ("a|b\tc\nd\\|e\tf", "| a\\|b | c |\n| --- | --- |\n| d\\|e | f |"),
    "empty cells": ("\tkevät\nTHL\t1", "|  | kevät |\n| --- | --- |\n| THL | 1 |"),
    "text around": ("A.\na\tb\nc\td\nB.", "A.\n\n| a | b |\n| --- | --- |\n| c | d |\n\nB."),
    "cells after signs": ("✅\ta\tb\n✅\tc\td", "| ✅ | a | b |\n| --- | --- | --- |\n| ✅ | c | d |"),
    "cells after signs of two kinds": ("✅\ta\n☐\tb", "| ✅ | a |\n| --- | --- |\n| ☐ | b |"),
    "hours with a third cell": ("9.00\ta\tb\n9.15\tc\td", "| 9.00 | a | b |\n| --- | --- | --- |\n| 9.15 | c | d |"),
}
_FULL = "Hankkeissa on tehty paljon ja pohdittu yhdessä myös"
HYPHENS = {
    "a word": (f"{_FULL} kehittä-\nminen", f"{_FULL}\nkehittäminen"),
    "in brackets": (f"{_FULL} (lastensuo-\njelu) ja\nmuu", f"{_FULL}\n(lastensuojelu) ja\nmuu"),
    "in an item": (f"- {_FULL} kehittä-\n  minen", f"- {_FULL}\n  kehittäminen"),
    "a name": (f"{_FULL} Lapsi-\nasiain neuvosto", f"{_FULL}\nneuvosto".replace("\n", " Lapsiasiain\n")),
    "a capital keeps it": (f"{_FULL} EU-\nmaat ja muut", f"{_FULL} EU-maat\nja muut"),
    "two equal vowels keep it": (f"{_FULL} linja-\nauto", f"{_FULL}\nlinja-auto"),
    "a hyphen in the word": (f"{_FULL} sote-uudis-\ntus", f"{_FULL}\nsote-uudistus"),
    "line after line": (
        f"{_FULL} kehittä-\n{_FULL.lower()} ja lap-\nset",
        f"{_FULL}\nkehittä{_FULL.lower()} ja\nlapset",
    ),
}
LINKS = {
    "Outlook's": ("THL <https://thl.fi>", "[THL](https://thl.fi)"),
    "Outlook's in a list": ("• THL <https://thl.fi>", "- [THL](https://thl.fi)"),
    "Outlook's mail": ("Neuvonta <mailto:soila@example.org>", "[Neuvonta](mailto:soila@example.org)"),
    "Outlook's address as words": (
        "Katso www.thl.fi <http://www.thl.fi/>, kiitos.",
        "Katso [www.thl.fi](http://www.thl.fi/), kiitos.",
    ),
    "Outlook's in a sentence": (
        "Tutustu ohjelmaan<https://thl.fi/a> ja ilmoittaudu<https://thl.fi/b> heti.",
        "Tutustu [ohjelmaan](https://thl.fi/a) ja [ilmoittaudu](https://thl.fi/b) heti.",
    ),
    "Outlook's in brackets": (
        "(ks. THL:n_sivut<HTTPS://thl.fi/a_(b)>), tai soita.",
        "(ks. [THL:n\\_sivut](<HTTPS://thl.fi/a_(b)>)), tai soita.",
    ),
    "Outlook's safe link": ("Ks. https://a.fi/b<https://c.fi> nyt.", "Ks. [https://a.fi/b](https://c.fi) nyt."),
    "Word's field": (
        'Ks. HYPERLINK "https://thl.fi" THL:n sivut, kiitos.',
        "Ks. [THL:n sivut](https://thl.fi), kiitos.",
    ),
    "Word's field with switches": ('{ HYPERLINK “https://thl.fi” \\o "x" }THL', "[THL](https://thl.fi)"),
    "Word's field without words": ('HYPERLINK "https://thl.fi"', "<https://thl.fi>"),
    "quotation marks around a target": ("[a](”https://thl.fi”)", "[a](https://thl.fi)"),
    "quotation marks around a title": ("[a](https://thl.fi ”THL”)", '[a](https://thl.fi "THL")'),
    "a dash in a host": ("[a](https://turva–verkko.example.org/a–b)", "[a](https://turva-verkko.example.org/a–b)"),
}
SILENT = {
    "days are no numbers of a list": (
        "16. huhtikuuta haku alkaa.\n\n- 18. huhtikuuta se päättyy.",
        "16\\. huhtikuuta haku alkaa.\n\n- 18\\. huhtikuuta se päättyy.",
    ),
    "two days": ("1. ja 2. toukokuuta on lomaa.", "1\\. ja 2. toukokuuta on lomaa."),
    "www": ("Ks. www.thl.fi/soila.", "Ks. [www.thl.fi/soila](https://www.thl.fi/soila)."),
    "www before a bracket that stays open": (
        "www.thl.fi/a[b www.thl.fi",
        "[www.thl.fi/a](https://www.thl.fi/a)[b www.thl.fi",
    ),
    "www with brackets": ("(www.thl.fi/a_(b))", "([www.thl.fi/a\\_(b)](<https://www.thl.fi/a_(b)>))"),
    "an address in quotation marks": ("”https://thl.fi/x”", "”<https://thl.fi/x>”"),
    "soft hyphens": ("lasten\u00adsuojelu\u200b", "lastensuojelu"),
    "a word split by a soft hyphen": ("lasten\u00ad\nsuojelu on", "lastensuojelu\non"),
    "a word that would leave its line empty": ("lasten\u00ad\nsuojelu\nja muu", "lasten\nsuojelu\nja muu"),
    "a space that binds after a mark": ("#\u00a0Otsikko\n\n-\u00a0x", "# Otsikko\n\n- x"),
    "a line of a space that binds": ("A.\n\u00a0\nB.", "A.\n\nB."),
    "spaces that bind words": ("yksi\u00a0kaksi \u00a0kolme", "yksi kaksi  kolme"),
    "a signature": (
        "Terveisin  \nAnna\n-- \nRooli\np. 050\n\nA.\na",
        "Terveisin  \nAnna\n\nRooli  \np. 050\n\nA.\na",
    ),
    "prose and items after a signature": (
        f"A\n--\nb\np{LONG[1:-1]}\nc\nd\n- e",
        f"A\n\nb\np{LONG[1:-1]}\nc  \nd\n- e",
    ),
    "a signature without its space, in an item": ("- Anna\n  --\n  Rooli", "- Anna\n\n  Rooli"),
    "words in angle brackets": (
        "Hei <oma organisaatio>, </nimi> <b>ja</b> <A> <Nimi/>\n<puhelin\nnumero>",
        "Hei \\<oma organisaatio>, \\</nimi> <b>ja</b> <A> \\<Nimi/>\n\\<puhelin\nnumero>",
    ),
    "words in angle brackets after a line of HTML": (
        "<b>a</b> <nimi>\n<p>b\n\n<nimi>",
        "<b>a</b> \\<nimi>\n<p>b\n\n\\<nimi>",
    ),
    "marks of direction": ("\u200e040 123", "040 123"),
}
UNCHANGED = {
    "spaces that bind numbers": "klo\u00a09, 16.4.\u00a02024, 10\u00a0000 ja 5\u00a0%",
    "wrapped text": WRAPPED,
    "a name on the next line": "Tilaisuuden järjestävät yhdessä Terveyden ja hyvinvoinnin laitos,\nPesäpuu ja muut.",
    "a joining word": "Mukana THL ja\nPesäpuu.",
    "an abbreviation": "Mukana ovat mm.\nTHL ja Pesäpuu.",
    "nested lists": "- a\n  - b\n    - c\n\n      d\n1. e\n   * f",
    "tabs of a typed list": "-\ta\n\t-\tb\n1.\tc",
    "fenced code": "```\n•\ta\n    b\twww.thl.fi\n```\n\n~~~\n–\u00a0\ta\n~~~",
    "tildes alone": "~~~\n•\ta\n~~~",
    "what goes on in an item": "- kohta\n\n  Jatkuu tässä.\n  Toinen rivi on myös.",
    "a table": "| a | b |\n|---|---|\n| www | c |\nd | e",
    "hashtags": "#SOILA #lastensuojelu",
    "links and code": "<https://thl.fi> [www.thl.fi](https://thl.fi) `www.thl.fi` https://thl.fi/a_(b).",
    "an address of mail": "Kysy: soila@example.org.",
    "an address left out": "Osoite on https://… tai http://localhost:8000",
    "addresses that are glued to no word": "Ks.<https://a.fi>, \\a<https://a.fi> [x](y<https://a.fi>) `a<https://a.fi>`.",
    "a sentence before an address": "Lisätietoja hankkeista, päivistä ja muista: <https://thl.fi>",
    "a table without bars at its ends": "A.\nB | C\n--- | ---\nd | e\nF.\nG.",
    "one row": "a\tb",
    "tabs that indent": "a\tb\n\tc\nd\te",
    "a paragraph that goes on indented": "Kappale jatkuu\n    sisennettynä.",
    "a fence in code": "````\n```\n•\ta\n````\n\n```\n~~~\n•\ta\n```",
    "brackets in an address": "https://thl.fi/?a[]=1",
    "a host that is none": "”https://palvelin”",
    "words too many for a link": "Tästä näet kaikki päivän esitykset ja aineiston <https://thl.fi>",
    "HTML": "<div>\nA.\nB.\n</div>",
    "an emphasis over lines": "**Tervetuloa.\nMukaan.**",
    "a heading underlined": "Otsikko\n-------",
    "where links lead": "[a]: https://thl.fi\n[b]: https://thl.fi",
    "a broken line": "A.\\\nB.  \nC.",
    "a family in one picture": "\U0001f469\u200d\U0001f467",
    "a text from right to left": "שלום\u200f!",
    "quotation marks and dashes": "”A” “B” – c…",
    "an hour in wrapped text": f"{LONG[:-1]} ja\n9.15 taas.",
    "what is no mark of a signature": "A\n---\n\n```\na\n-- \nb\nc\n```",
    "code and a target with names": "`<nimi>` ``<nimi>`` [a](<nimi>) \\<nimi> `<nimi>",
    "HTML with names": "<div>\n<nimi>\n</div>\n\n<b>\n<nimi>\n\n```\n<nimi>\n```",
    "a comment": "<!-- a\n<nimi> -->",
    "what is no tag": "1 < 3, a <b, <3x <o:p> nimi<soila@example.org> <mailto:soila@example.org> <päivä>",
    "a lone sign": "✅ a\n\n✅ b\n☐ c\n✅ d",
    "signs of letters and sums": "© a\n© b\n\n≥ a\n≥ b\n\n✅a\n✅b",
    "a hyphen that another word shares": f"{_FULL} sosiaali-\nja terveyspalvelut ja {_FULL} lasten-\n{LONG}",
    "a hyphen in short lines": f"{_FULL}\nja lasten-\nsuojelu",
    "a hyphen in text that is not wrapped": "Mukana lasten-\nsuojelu",
    "a hyphen before an item or a name": f"{_FULL} ja\n{_FULL.lower()} kehittä-\n- minen\n\n{_FULL} Etelä-\nSuomi",
    "hyphens of numbers and addresses": f"{_FULL} 10-\nvuotiaat. {_FULL} https://a.fi/b-\nja. {_FULL} a- b-\nc",
    "hyphens in code": f"{_FULL} ja\nmuu\n\n```\n{_FULL} kehittä-\nminen\n```\n\n{_FULL} `a` `kehittä-\nminen`",
    "a name that is left alone": f"{_FULL} ja\nmuu {_FULL} Lapsi-\nasiain\n\n{_FULL} Lapsi-\nasiain- ja muu",
    "a lone dash": "– Tulkaa, sanoi hän.",
}


@pytest.mark.parametrize(
    ("kind", "cases"), [("list", LISTS), ("indent", INDENTS), ("table", TABLES), ("link", LINKS), ("hyphen", HYPHENS)]
)
def test_what_was_pasted_is_what_was_meant(kind: str, cases: dict[str, tuple[str, str]]) -> None:
    for name, (written, meant) in cases.items():
        made = cleaned(written)
        assert (name, made.text) == (name, meant)
        assert (name, kind) in [(name, one) for one, _ in made.changes]


@pytest.mark.parametrize("name", LINES)
def test_a_line_end_is_kept_where_it_was_meant(name: str) -> None:
    written, meant = LINES[name]
    made = cleaned(written)
    assert made.text == meant
    assert "lines" in [kind for kind, _ in made.changes]


@pytest.mark.parametrize("name", SILENT)
def test_what_nobody_must_know_is_mended_in_silence(name: str) -> None:
    written, meant = SILENT[name]
    assert (cleaned(written).text, cleaned(written).changes) == (meant, ())


@pytest.mark.parametrize("name", UNCHANGED)
def test_what_is_good_stays_to_the_byte(name: str) -> None:
    made = cleaned(UNCHANGED[name])
    assert (made.text, made.changes) == (UNCHANGED[name], ())


@pytest.mark.parametrize("path", [*ROOT.glob("content/*/*.md"), *ROOT.glob("docs/*.md")], ids=lambda path: path.stem)
def test_the_projects_own_texts_stay_to_the_byte(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = read_header(text).body or text
    assert cleaned(body).text == body


def test_each_kind_of_change_is_told_once_and_where() -> None:
    made = cleaned("Hei!\nA.\nB.\n\n• a\n• b\n\nC.\n\n\tD.\n\n\tE.\n\na\tb\nc\td\n\nTHL <https://thl.fi>")
    assert sorted(made.changes) == [("indent", 9), ("lines", 0), ("link", 16), ("list", 4), ("table", 13)]


def test_each_line_knows_where_it_was_written() -> None:
    made = cleaned("• a\nB.\n\nc\td\ne\tf\nG.")
    assert made.text.split("\n") == ["- a", "", "B.", "", "| c | d |", "| --- | --- |", "| e | f |", "", "G."]
    assert made.origins == (0, 0, 1, 2, 3, 3, 4, 4, 5)


# Letters that are a mark alone are not among them: they go.
_MARKS = (
    "•|•\t|·\t|– |✅ |✅\t|–\t|–  |- |* |1. |1.\t|2) |a) |a)\t|\t|    |  | |\n|\n|\n\n|`|```|~~~|[|]|](|(|)|---|--|==="
    "|# |#|> |<|**|_|<x>|</x |<b>"
)
_WORDS = (
    "x|Sana|Lause päättyy. |Lause.|:|,|klo 9 |9.00 |16.4. |16. huhtikuuta |Aika: |www.thl.fi/a|https://thl.fi/(x)|"
    "<https://thl.fi>|THL <https://thl.fi>|x<https://thl.fi>|[a](https://thl.fi)|”|\\|\u00a0|\u00a0%|\u00ad|\u200b|\u2028|Hanke\tAlue"
)
_PIECES = st.sampled_from(
    [
        *_MARKS.split("|"),
        *_WORDS.split("|"),
        "|",
        "*|X|*",
        WRAPPED,
        LONG,
        f"{_FULL} kehittä-\nminen",
        f"{_FULL} Lapsi-\nasia ",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=16).map("".join)


@settings(max_examples=300)
@given(_TEXTS)
def test_what_was_made_is_good_markdown(text: str) -> None:
    made = cleaned(text)
    assert cleaned(made.text).text == made.text
    assert len(made.origins) == made.text.count("\n") + 1
    assert sorted(made.origins) == list(made.origins)


@settings(max_examples=300)
@given(_TEXTS)
def test_no_word_is_lost_or_moved(text: str) -> None:
    made = filter(str.isalnum, cleaned(text).text)
    assert all(sign in made for sign in text if sign.isalnum())


def test_a_break_is_no_part_of_the_address_before_it() -> None:
    facts = cleaned("Osoite: https://thl.fi/soila\nPaikka: verkossa").text
    assert '<a href="https://thl.fi/soila">https://thl.fi/soila</a><br>' in html(facts)
    assert plain_text(facts) == "Osoite: https://thl.fi/soila\nPaikka: verkossa"


def test_an_item_shows_what_was_meant_and_the_file_is_told_once() -> None:
    body = "•\ta\n•\tb\nUusi.\n\n•\tc\n\n[tästä](https://thl.fi)"
    text = f"---\notsikko: A\naika: ti 16.4.2024\npaikka: verkossa\n---\n{body}\n"
    read = read_item(kind_named("event"), "a", "content/events/a.md", text)
    assert read.item is not None
    assert read.item.body == "- a\n- b\n\nUusi.\n\n- c\n\n[tästä](https://thl.fi)"
    told = [(problem.key, problem.line, problem.is_error) for problem in read.problems]
    assert told == [("read.pasted_list", 6, False), ("read.link_says_nothing", 12, False)]
