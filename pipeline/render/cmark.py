"""GitHub's flavour of Markdown -> HTML, by the C library that cmarkgfm carries.

cmarkgfm 2025.10.22 frees neither the tree that it parses nor the text that it makes (80 kB for a body of 2.5 kB), and
its own calls give no way to. So the library is called here, and both are freed.
"""

import ctypes
from functools import cache
from typing import Any

from cmarkgfm import _cmark

_LIB, _FFI = _cmark.lib, _cmark.ffi
_OPTIONS = _LIB.CMARK_OPT_UNSAFE | _LIB.CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
_EXTENSIONS = (b"table", b"autolink", b"strikethrough")
_FREE = ctypes.PyDLL(None).free
_FREE_TREE = ctypes.PyDLL(_cmark.__file__).cmark_node_free


def markdown_to_html(markdown: str) -> str:
    """HTML with everything that was written, wanted or not: tables, bare addresses, ~~strikethrough~~, raw HTML."""
    encoded = markdown.encode()
    parser = _LIB.cmark_parser_new(_OPTIONS)
    try:
        for extension in _extensions():
            _LIB.cmark_parser_attach_syntax_extension(parser, extension)
        _LIB.cmark_parser_feed(parser, encoded, len(encoded))
        root = _LIB.cmark_parser_finish(parser)
        text = _LIB.cmark_render_html(root, _OPTIONS, _LIB.cmark_parser_get_syntax_extensions(parser))
        html: str = _FFI.string(text).decode()
        _FREE(_address(text))
        _FREE_TREE(_address(root))
    finally:
        _LIB.cmark_parser_free(parser)
    return html


@cache
def _extensions() -> tuple[Any, ...]:
    _LIB.cmark_gfm_core_extensions_ensure_registered()
    return tuple(_LIB.cmark_find_syntax_extension(name) for name in _EXTENSIONS)


def _address(pointer: Any) -> ctypes.c_void_p:
    return ctypes.c_void_p(int(_FFI.cast("uintptr_t", pointer)))
