"""What there can be in content: one file a kind, and in it all that the program knows of it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.kinds.kind import Kind


@cache
def every_kind() -> "tuple[Kind, ...]":
    """The kinds in their order: each file here that has a `KIND`."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return tuple(sorted((one.KIND for one in modules if hasattr(one, "KIND")), key=lambda kind: kind.order))


def kind_named(name: str) -> "Kind":
    """The kind that people call so, in English or in Finnish. Raises KeyError."""
    return {one: kind for kind in every_kind() for one in kind.names}[name]
