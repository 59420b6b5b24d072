"""Packages whose file is broken, or says that it is a draft again, stay as they were published last."""

from msgspec.structs import replace
from sqlalchemy import Connection

from pipeline.model import Content, Package
from pipeline.store.codec import kept_value, to_json
from pipeline.store.kept import keep, kept


def keep_packages(content: Content, connection: Connection) -> None:
    """Keeps the packages that are published now."""
    for package in content.packages:
        now = to_json(package)
        if kept(connection, _name(package.id)) != now:
            keep(connection, _name(package.id), now)


def with_last_good(content: Content, connection: Connection) -> Content:
    """The content with the last good form of each package that it has none of."""
    last = [kept_value(kept(connection, _name(one)), Package) for one in sorted(content.set_aside)]
    packages = (*content.packages, *(one for one in last if one))
    return replace(content, packages=tuple(sorted(packages, key=lambda one: one.number)))


def _name(package_id: str) -> str:
    return f"package {package_id}"
