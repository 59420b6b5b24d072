"""What is compiled once for all the projects of a process: each test has one of its own, and they are alike."""

from types import CodeType
from typing import Any

import jinja2
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


def share_compiled() -> None:
    """Templates and SQL that have been compiled once in this process are not compiled again after this."""
    _share_templates()
    _share_statements()


def _share_templates() -> None:
    compiled: Any = jinja2.Environment.compile
    known: dict[tuple[str, str], CodeType] = {}

    def compile_(self: Any, source: Any, name: Any = None, filename: Any = None, *more: Any) -> Any:
        if more or not isinstance(source, str) or not name or not filename:
            return compiled(self, source, name, filename, *more)
        if (source, name) not in known:
            known[source, name] = compiled(self, source, name, filename)
        return _from(known[source, name], filename)

    vars_of: Any = jinja2.Environment
    vars_of.compile = compile_


def _from(code: CodeType, filename: str) -> CodeType:
    """The same code from another file, as tracebacks tell it."""
    inner = tuple(_from(one, filename) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=filename, co_consts=inner)


def _share_statements() -> None:
    """Each engine takes the first one's dialect, and with it the statements that are compiled for it."""
    first: list[Engine] = []

    def engine_created(_dialect: type[SQLiteDialect_pysqlite], engine: Engine) -> None:
        first.append(engine)
        del first[1:]
        engine.dialect, engine._compiled_cache = first[0].dialect, first[0]._compiled_cache

    dialect: Any = SQLiteDialect_pysqlite
    dialect.engine_created = classmethod(engine_created)
