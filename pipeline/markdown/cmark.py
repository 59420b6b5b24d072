"""GitHub's flavour of Markdown -> a tree and HTML, by the C library that cmarkgfm carries.

cmarkgfm 2025.10.22 frees neither the tree that it parses nor the text that it makes (80 kB for a body of 2.5 kB), has
no way to walk the tree, and its own calls give no way to either. So the library is called here, and both are freed.
"""

import ctypes
from collections.abc import Container, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from cmarkgfm import _cmark

_LIB, _FFI = _cmark.lib, _cmark.ffi
_OPTIONS = _LIB.CMARK_OPT_UNSAFE | _LIB.CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
_EXTENSIONS = (b"table", b"autolink", b"strikethrough")

# A pointer into a tree. It is worth something only as long as its tree stands.
Node = Any

# Kinds of nodes (cmark-gfm.h).
HEADING, TEXT, SOFT_BREAK, HARD_BREAK, CODE = 0x8009, 0xC001, 0xC002, 0xC003, 0xC004
LINK, PICTURE = 0xC009, 0xC00A


def _function(library: ctypes.CDLL, name: str, signature: str) -> Any:
    """A function of C that cmarkgfm itself gives no way to."""
    return _FFI.cast(signature, ctypes.cast(getattr(library, name), ctypes.c_void_p).value)


_OF_TREES = ctypes.CDLL(_cmark.__file__)
_kind = _LIB.cmark_node_get_type
_free = _function(ctypes.CDLL(None), "free", "void (*)(void *)")
_free_tree = _function(_OF_TREES, "cmark_node_free", "void (*)(cmark_node *)")
_first_child = _function(_OF_TREES, "cmark_node_first_child", "cmark_node *(*)(cmark_node *)")
_next = _function(_OF_TREES, "cmark_node_next", "cmark_node *(*)(cmark_node *)")
_literal = _function(_OF_TREES, "cmark_node_get_literal", "const char *(*)(cmark_node *)")
_url = _function(_OF_TREES, "cmark_node_get_url", "const char *(*)(cmark_node *)")

line_of = _function(_OF_TREES, "cmark_node_get_start_line", "int (*)(cmark_node *)")
level_of = _function(_OF_TREES, "cmark_node_get_heading_level", "int (*)(cmark_node *)")


def markdown_to_html(markdown: str) -> str:
    """HTML with everything that was written, wanted or not: tables, bare addresses, ~~strikethrough~~, raw HTML."""
    with _parsed(markdown) as (root, extensions):
        text = _LIB.cmark_render_html(root, _OPTIONS, extensions)
        try:
            html: str = _FFI.string(text).decode()
        finally:
            _free(text)
    return html


@contextmanager
def tree_of(markdown: str) -> Iterator[Node]:
    """The root of the tree, which stands until the block ends."""
    with _parsed(markdown) as (root, _):
        yield root


def nodes_under(node: Node, closed: Container[int] = ()) -> Iterator[tuple[Node, int]]:
    """Every node under one and its kind, in the order of the text; what stands under a `closed` kind is left out."""
    above: list[Node] = []
    here = _first_child(node)
    while here or above:
        if not here:
            here = _next(above.pop())
            continue
        kind = _kind(here)
        yield here, kind
        below = None if kind == TEXT or kind in closed else _first_child(here)
        if below:
            above.append(here)
        here = below or _next(here)


def literal_of(node: Node) -> str:
    """What a TEXT or CODE says."""
    return _string(_literal(node))


def url_of(node: Node) -> str:
    """Where a LINK or PICTURE leads, without the escapes of Markdown."""
    return _string(_url(node))


@contextmanager
def _parsed(markdown: str) -> Iterator[tuple[Node, Any]]:
    """The root of the tree, and the list of extensions that its rendering takes."""
    encoded = markdown.encode()
    parser = _LIB.cmark_parser_new(_OPTIONS)
    try:
        for extension in _extensions():
            _LIB.cmark_parser_attach_syntax_extension(parser, extension)
        _LIB.cmark_parser_feed(parser, encoded, len(encoded))
        root = _LIB.cmark_parser_finish(parser)
        try:
            yield root, _LIB.cmark_parser_get_syntax_extensions(parser)
        finally:
            _free_tree(root)
    finally:
        _LIB.cmark_parser_free(parser)


@cache
def _extensions() -> tuple[Any, ...]:
    _LIB.cmark_gfm_core_extensions_ensure_registered()
    return tuple(_LIB.cmark_find_syntax_extension(name) for name in _EXTENSIONS)


def _string(text: Any) -> str:
    return _FFI.string(text).decode() if text else ""
