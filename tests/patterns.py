"""Every regular expression of the program, found in its source and evaluated in its modules."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.zygote import ROOT

METHODS = frozenset(("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split"))
_WAYS = {"match": "match", "fullmatch": "fullmatch", "search": "search"}


@dataclass(frozen=True, slots=True)
class Driven:
    """A pattern, its place such as `pipeline/x.py:_NAME`, and how it is used: match, fullmatch, search (up
    to the first), or scan (all through a text)."""

    place: str
    pattern: re.Pattern[Any]
    way: str


def sources() -> list[str]:
    """The program's files, such as `pipeline/x.py`, that speak of regular expressions."""
    return [one for one in _program() if "import re\n" in (ROOT / one).read_text(encoding="utf-8")]


def _program() -> list[str]:
    paths = (path for folder in ("pipeline", "jobs") for path in (ROOT / folder).rglob("*.py"))
    return sorted(str(path.relative_to(ROOT)) for path in paths)


def patterns_in(source: str) -> tuple[list[Driven], list[str]]:
    """The patterns of one file, and the places of calls whose pattern only a run can know."""
    tree, module = _tree(source), _module(Path(source))
    here, everywhere = _methods_by_name([tree]), _used_everywhere()
    driven: dict[Driven, None] = {}
    unknown: list[str] = []

    def drive(name: str, pattern: re.Pattern[Any], methods: set[str]) -> None:
        ways = {_WAYS.get(method, "scan") for method in methods}
        for way in sorted(ways - {"search"} if "scan" in ways else ways):
            driven[Driven(f"{source}:{name}", pattern, way)] = None

    for name, pattern in _held(module):
        drive(name, pattern, (here if name.startswith("_") else everywhere).get(name, {"search"}))
    for function, call in _calls(tree):
        pattern = _evaluated(call, module)
        if pattern is None:
            unknown.append(f"{source}:{function}")
        elif (method := _attribute(call)) != "compile":
            drive(function, pattern, {method})
        elif function:
            drive(function, pattern, here.get(function, {"scan"}))
    return list(driven), unknown


@cache
def _used_everywhere() -> dict[str, set[str]]:
    return _methods_by_name(map(_tree, _program()))


@cache
def _tree(source: str) -> ast.Module:
    return ast.parse((ROOT / source).read_text(encoding="utf-8"))


def _module(path: Path) -> ModuleType:
    parts = path.with_suffix("").parts
    return importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


def _held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns in a module's values, however deep they stand in tuples and tables."""
    for name, value in vars(module).items():
        for pattern in _within(value):
            yield name, pattern


def _within(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in (*value, *value.values()):
            yield from _within(one)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from _within(one)


def _methods_by_name(trees: Iterable[ast.AST]) -> dict[str, set[str]]:
    """With which methods each name that holds a pattern is used, in any of the modules."""
    used: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                of = node.value
                for owner in (of.body, of.orelse) if isinstance(of, ast.IfExp) else (of,):
                    used.setdefault(_name(owner), set()).add(node.attr)
    return used


def _name(owner: ast.expr) -> str:
    if isinstance(owner, ast.Call):  # a function that makes the pattern when it is first needed
        owner = owner.func
    if isinstance(owner, ast.Subscript):
        owner = owner.value
    return owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""


def _calls(tree: ast.AST, function: str = "") -> Iterator[tuple[str, ast.Call]]:
    """The calls of `re` that take a pattern, with the function that they stand in."""
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.FunctionDef) else function
        if isinstance(node, ast.Call) and _attribute(node) in METHODS | {"compile"}:
            yield inside, node
        yield from _calls(node, inside)


def _attribute(call: ast.Call) -> str:
    """The name of the function of `re` that is called."""
    of = call.func
    return of.attr if isinstance(of, ast.Attribute) and isinstance(of.value, ast.Name) and of.value.id == "re" else ""


def _evaluated(call: ast.Call, module: ModuleType) -> re.Pattern[Any] | None:
    """The pattern of a call, where it is known without running the function that it stands in."""
    flags = next((one.value for one in call.keywords if one.arg == "flags"), None)
    place = {"compile": 1, "match": 2, "fullmatch": 2, "search": 2, "findall": 2, "finditer": 2}.get(_attribute(call))
    if flags is None and place is not None and len(call.args) > place:
        flags = call.args[place]
    try:
        pattern, flag = (_value(one, module) if one else 0 for one in (call.args[0], flags))
        return pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, flag)
    except NameError:
        return None


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), "pattern", "eval"), dict(vars(module)))
