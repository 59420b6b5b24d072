"""Every sentence that the code can ask for is there, is asked for, and gets just the values that it has blanks for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from string import Formatter

from jinja2 import Environment
from jinja2 import nodes as parts

from pipeline.cli import COMMANDS
from pipeline.kinds import every_kind
from pipeline.render.site.event import Mark
from tests.zygote import ROOT

CATALOGUE = ROOT / "pipeline" / "messages" / "fi"
AREAS = sorted(one.stem for one in CATALOGUE.glob("*.py") if one.stem != "__init__")
KEY = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z0-9_]+")
# Names of files, of records and of another's fields that look like keys.
NO_KEYS = {
    *("config.toml", "letter.html", "letter.mjml", "letter.txt", "letter.eml", "notice.json"),
    *("facts.toml", "report.html", "report.docx", "report.xlsx"),
    *("mailchimp.folder", "site.record", "site.stamp", "stats.campaign_last_sent", "stats.member_count"),
}


@cache
def sentences() -> dict[str, tuple[str, ...]]:
    """Each key with its sentence, or what is wrong and the remedy."""
    found: dict[str, tuple[str, ...]] = {}
    for area in AREAS:
        for name, entry in import_module(f"pipeline.messages.fi.{area}").TEXTS.items():
            found[f"{area}.{name}"] = (entry,) if isinstance(entry, str) else tuple(entry)
    return found


def blanks(key: str) -> set[str]:
    """The names of the values that a sentence takes."""
    parsed = (field for one in sentences()[key] for _, field, _, _ in Formatter().parse(one))
    return {re.split(r"[.\[]", field)[0] for field in parsed if field}


@cache
def every_node() -> dict[str, list[ast.AST]]:
    """The program's files, without the catalogue itself, each as all that it is written of."""
    paths = (path for folder in ("pipeline", "jobs") for path in (ROOT / folder).rglob("*.py"))
    return {
        str(path.relative_to(ROOT)): list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for path in paths
        if CATALOGUE.parent not in path.parent.parents
    }


@cache
def templates() -> dict[str, parts.Template]:
    """The templates, read as Jinja reads them."""
    folder = ROOT / "templates"
    return {
        str(path.relative_to(folder)): Environment().parse(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".docx"
    }


def shown() -> Iterator[tuple[str, list[str], set[str]]]:
    """What each `t(…)` of a template asks for, with its place: the keys that it can be, and the names of its values."""
    for file, tree in templates().items():
        for call in tree.find_all(parts.Call):
            if isinstance(call.node, parts.Name) and call.node.name == "t":
                yield f"{file}:{call.lineno}", list(_keys(call.args[0])), {one.key for one in call.kwargs}


def _keys(said: parts.Expr) -> Iterator[str]:
    if isinstance(said, parts.Const):
        yield said.value
    elif isinstance(said, parts.CondExpr):
        yield from (*_keys(said.expr1), *_keys(said.expr2 or parts.Const("")))
    elif isinstance(said, parts.Concat):
        begin = re.escape(_const(said.nodes[0]))
        yield from (key for key in sentences() if re.fullmatch(rf"{begin}[a-z]+", key) and _is_mark(key))


def _const(said: parts.Expr) -> str:
    return str(said.value) if isinstance(said, parts.Const) else ""


def _is_mark(key: str) -> bool:
    """Whether it can follow `"site." ~ item.mark`, the one key that templates put together."""
    return key.startswith("site.") and key.removeprefix("site.") in set(Mark) - {""}


@cache
def written() -> dict[str, str]:
    """Each key that stands whole in the code, with a place of it."""
    found: dict[str, str] = {}
    for file, nodes in every_node().items():
        of_others = {id(part) for one in nodes if isinstance(one, ast.JoinedStr) for part in one.values}
        for node in nodes:
            if isinstance(node, ast.Constant) and id(node) not in of_others and KEY.fullmatch(str(node.value)):
                found.setdefault(node.value, f"{file}:{node.lineno}")
    return {key: place for key, place in found.items() if key not in NO_KEYS}


@cache
def composed() -> dict[str, str]:
    """Each pattern of keys that the code puts together, such as `status.job_.+`, with a place of it."""
    found: dict[str, str] = {}
    for file, nodes in every_node().items():
        for node in nodes:
            if isinstance(node, ast.JoinedStr) and (pattern := _pattern(node)):
                found.setdefault(pattern, f"{file}:{node.lineno}")
    return found


def _pattern(node: ast.JoinedStr) -> str:
    first = node.values[0]
    if not (isinstance(first, ast.Constant) and re.match(rf"(?:{'|'.join(AREAS)})\.[a-z0-9_]*$", str(first.value))):
        return ""
    parts = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else "[a-z0-9_]+" for one in node.values)
    return "".join(parts)


def test_every_key_that_is_written_is_there() -> None:
    assert {key: place for key, place in written().items() if key not in sentences()} == {}


def test_every_key_of_a_template_is_there_and_gets_just_its_values() -> None:
    asked = list(shown())
    assert len(asked) > 200
    assert [place for place, keys, _ in asked if not keys] == []
    assert {
        f"{place} {key}": (sorted(given), sorted(blanks(key)) if key in sentences() else None)
        for place, keys, given in asked
        for key in keys
        if key not in sentences() or given != blanks(key)
    } == {}


def test_every_mark_of_an_event_has_its_words() -> None:
    assert {f"site.{one}" for one in Mark if one} <= set(sentences())


def test_every_key_that_is_put_together_can_be_there() -> None:
    keys = sentences()
    assert {one: place for one, place in composed().items() if not any(re.fullmatch(one, key) for key in keys)} == {}


def test_every_sentence_is_asked_for() -> None:
    asked = {*written(), *(key for _, keys, _ in shown() for key in keys)}
    asked |= {*(f"{keys[0]}_many" for _, call, keys in calls() if _name(call) == "counted")}
    patterns = [re.compile(one) for one in composed()]
    assert [key for key in sentences() if key not in asked and not any(one.fullmatch(key) for one in patterns)] == []


# What takes the values of a sentence by their names; beside them a line of the log says whether it tells of trouble.
BY_NAME = {"text", "both", "say", "WrongUse", "Misconfigured", "Rejected", "Unclear", "StateError", "NotSendable"}


@cache
def calls() -> tuple[tuple[str, ast.Call, list[str]], ...]:
    """The calls that are given one key or more, each with its place."""
    return tuple(
        (f"{file}:{call.lineno}", call, keys)
        for file, nodes in every_node().items()
        for call in nodes
        if isinstance(call, ast.Call)
        and (keys := [one.value for one in call.args if isinstance(one, ast.Constant) and one.value in sentences()])
    )


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


@cache
def _formats() -> dict[int, set[str]]:
    """The names that `sentence(…).format(…)` gives, by the inner call."""
    return {
        id(call.func.value): {str(one.arg) for one in call.keywords}
        for nodes in every_node().values()
        for call in nodes
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "format"
        if all(one.arg for one in call.keywords)
    }


def _given(call: ast.Call) -> set[str] | None:
    """The names of the values that a call gives a sentence; None where only a run knows them."""
    if _name(call) == "sentence":
        return _formats().get(id(call))
    if _name(call) in BY_NAME and all(one.arg for one in call.keywords):
        return {str(one.arg) for one in call.keywords} - {"trouble"}
    for one in (*call.args, *(one.value for one in call.keywords if one.arg == "values")):
        if isinstance(one, ast.Dict) and all(isinstance(name, ast.Constant) for name in one.keys):
            return {str(name.value) for name in one.keys if isinstance(name, ast.Constant)}
    return None


def test_every_sentence_gets_just_its_values() -> None:
    known = [(place, keys[0], given) for place, call, keys in calls() if (given := _given(call)) is not None]
    assert len(known) > 290
    assert {
        f"{place} {key}": (sorted(given), sorted(blanks(key))) for place, key, given in known if given != blanks(key)
    } == {}


def test_what_is_counted_has_a_sentence_for_one_and_for_many() -> None:
    counted = [keys[0] for _, call, keys in calls() if _name(call) == "counted"]
    assert counted
    assert all(blanks(key) == blanks(f"{key}_many") == {"count"} for key in counted)


def test_every_field_is_told_with_an_example_and_nothing_else_is() -> None:
    told = {key for key in sentences() if key.startswith("fields.")}
    used = set()
    for kind in every_kind():
        for field in kind.fields:
            own, shared = f"fields.{kind.name}_{field.name}", f"fields.{field.name}"
            key = own if own in told else shared
            used |= {key, f"{key}_example"}
    assert told == used


def test_every_command_is_told_with_an_example_and_nothing_else_is() -> None:
    told = {key.removeprefix("help.") for key in sentences() if key.startswith("help.")}
    shared = {one for one in told if one.startswith("word_")} | {"usage", "command_usage", "options", "help", "example"}
    of_commands = {one for one in told for name in COMMANDS if one in (name, f"{name}_example", f"{name}_more")}
    says = {
        str(one.value.value)
        for nodes in every_node().values()
        for call in nodes
        if isinstance(call, ast.Call) and _name(call) == "option"
        for one in call.keywords
        if one.arg == "says" and isinstance(one.value, ast.Constant)
    }
    assert told == shared | of_commands | says
    assert set(COMMANDS) | {f"{name}_example" for name in COMMANDS} <= told
