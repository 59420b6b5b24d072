"""No sentence for people stands in the code: words are in the catalogue, in `finnish/`, or in templates."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from jinja2 import nodes as parts

from tests.messages.test_catalogue import every_node, sentences, templates
from tests.zygote import ROOT

# Where words are read, not said; and why.
READS = {
    "pipeline/finnish/": "times as people write them",
    "pipeline/kinds/": "the keys and values of content files as people write them",
    "pipeline/collect/page/": "the words by which a page is read",
    "pipeline/propose/": "words that a title carries beside its name, and what our own files are told",
    "pipeline/read/": "pasted text, names of copies, links that say nothing, letters that were encoded twice",
    "pipeline/rhythm/working_days.py": "the names of holidays, as the law has them",
    "pipeline/safe/": "where sentences end, the names of secrets",
    "pipeline/render/calendar/former.py": "what calendars of earlier versions say",
    "pipeline/deliver/turn.py": "the title by which a turn is known at the carrier",
    "pipeline/config/__init__.py": "the name of the folder in Mailchimp, as config.toml would say it",
}
_WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def words() -> frozenset[str]:
    """The words of the catalogue that are no names in the code."""
    said = {
        word.casefold()
        for entry in sentences().values()
        for one in entry
        for word in _WORD.findall(re.sub(r"\{[^}]*\}", "", one))
    }
    return frozenset(said - {word.casefold() for name in _names() for word in _WORD.findall(name.replace("_", " "))})


def _names() -> Iterator[str]:
    for nodes in every_node().values():
        for node in nodes:
            yield getattr(node, "id", "") or getattr(node, "attr", "") or getattr(node, "arg", "") or ""


def literals(nodes: list[ast.AST]) -> Iterator[ast.Constant]:
    """The texts of a file that are no docstrings."""
    about = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
            yield node


def is_said(text: str) -> bool:
    """Whether a text looks like Finnish or Swedish words for people, not like a name, an address or a pattern."""
    if re.search("[åäöÅÄÖ]", text):
        return True
    return " " in text.strip() and any(word.casefold() in words() for word in _WORD.findall(text))


def test_no_sentence_stands_in_the_code() -> None:
    assert len(READS) <= 10
    said = {
        f"{file}:{node.lineno}": node.value
        for file, nodes in every_node().items()
        if not file.startswith(tuple(READS))
        for node in literals(nodes)
        if is_said(str(node.value))
    }
    assert said == {}


_OF_TEMPLATES = re.compile(r"<!--.*?-->|<style.*?</style>|<(?:[^<>\"]|\"[^\"]*\")*>|&\w+;", re.DOTALL)
# Names that stand in no language of their own, and the way to a command.
_NAMES = {"Apple", "Thunderbird", "soila"}


def test_no_sentence_stands_in_a_template() -> None:
    said = {}
    for file, tree in templates().items():
        if file.endswith((".css", ".js", ".svg", "robots.txt")):
            continue
        pieces = [one.data for one in tree.find_all(parts.TemplateData)]
        labels = re.findall(
            r'(?:aria-label|alt|title|data-\w+|content)="([^"{}<>]*[^\W\d_]{3,}[^"]*)"', "\0".join(pieces)
        )
        spoken = _WORD.findall(_OF_TEMPLATES.sub(" ", "\0".join(pieces)))
        if words_ := [one for one in (*spoken, *filter(is_said, labels)) if one.casefold() in words() or is_said(one)]:
            said[file] = [one for one in words_ if one not in _NAMES]
    assert {file: found for file, found in said.items() if found} == {}


def test_each_place_where_words_are_read_has_some() -> None:
    for place in READS:
        files = [one for one in every_node() if one.startswith(place)]
        assert any(is_said(str(node.value)) for one in files for node in literals(every_node()[one])), place
    assert (ROOT / "pipeline").is_dir()


def test_what_is_said_is_told_from_what_is_not() -> None:
    assert all(map(is_said, ("Hyväksy", "Kirje odottaa", "tämä", "Inställt")))
    assert not any(map(is_said, ("/kirjeet/", "letter.html", "the code", "SELECT a FROM b", "%-d.%-m.%Y")))
