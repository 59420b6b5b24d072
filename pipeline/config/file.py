"""config.toml as it lies on the disk -> its text and the values that TOML finds in it."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from pipeline.config.values import shown
from pipeline.fault import ConfigError, system_reason
from pipeline.inside import NotAFile, read_file
from pipeline.model import Problem

# The real file has 5,000 bytes. Bounds on it bound the time that any file takes.
_SIZE_MAX = 200_000  # bytes
_LINE_MAX = 4000  # characters
_ODD = re.compile(r"[0-9_]{1000,}|(?:[\[{][^\[\]{}]{0,40}){30}")


def text_of(path: Path) -> str:
    """The text of the file. Raises ConfigError."""
    data = bytes_of(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _only("config.not_utf8", path.name, data.count(b"\n", 0, error.start) + 1) from None
    for line, written in enumerate(text.split("\n"), 1):
        if len(written) > _LINE_MAX:
            raise _only("config.long_line", path.name, line, longest=_LINE_MAX)
    return text


def bytes_of(path: Path) -> bytes:
    """What the file holds, if it is one: nothing is ever waited for. Raises ConfigError."""
    try:
        data, _ = read_file(os.path.realpath(path), _SIZE_MAX + 1)
    except NotAFile:
        raise _only("config.not_file", path.name) from None
    except OSError as error:
        raise _only("config.unreadable", path.name, error=system_reason(error)) from None
    if len(data) > _SIZE_MAX:
        raise _only("config.too_big", path.name, limit=_SIZE_MAX // 1000)
    return data


def parsed(file: str, text: str) -> dict[str, Any]:
    """The values of the text; `file` is its name. Raises ConfigError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((_syntax_problem(file, text, str(error)),)) from None
    except (ValueError, RecursionError):
        # Thousands of digits, or lists within lists: tomllib does not say where.
        odd = _ODD.search(text)
        line = text.count("\n", 0, odd.start()) + 1 if odd else 1
        raise _only("config.not_parsed", file, line) from None


def _only(key: str, file: str, line: int = 0, **values: Any) -> ConfigError:
    return ConfigError((Problem(key, file, line, values=values),))


def _syntax_problem(file: str, text: str, message: str) -> Problem:
    """tomllib tells the place in words: "... (at line 3, column 8)" or "(at end of document)"."""
    lines = text.split("\n")
    match = re.search(r"at line (\d+)", message)
    line = int(match[1]) if match else max(1, text.rstrip().count("\n") + 1)
    written = lines[line - 1].strip() if line <= len(lines) else ""
    # An address may hold a password, and messages go far.
    before, secret, _ = written.partition("://")
    return Problem("config.syntax", file, line, values={"written": shown(f"{before}://…" if secret else written)})
