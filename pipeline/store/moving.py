"""A memory moved from one database to another: counted, compared, and never put over one that is there."""

import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.fault import StateError
from pipeline.project import STATE_FILE, Server
from pipeline.store import Store, open_store
from pipeline.store.copies import copy_of_file
from pipeline.store.transfer import is_empty


def move(source: Path | Server, target: Path | Server) -> Mapping[str, int]:
    """The rows of each table that the target has now, once each was read back and is the same; the source stays.

    Raises StateError when the source is no whole memory, or the target has one; then nothing has changed. OSError.
    """
    if isinstance(target, Path) and os.path.lexists(target):
        raise StateError("store.taken", place=target)
    with TemporaryDirectory(prefix="soila-") as folder, closing(_opened(source, Path(folder) / "from")) as old:
        if _is_empty(old):
            raise StateError("log.nothing_to_back_up")
        if isinstance(target, Server):
            return _into_server(old, target)
        return _into_file(old, target, Path(folder) / "to")


def _opened(source: Path | Server, folder: Path) -> Store:
    """The source itself, or a copy of a file, in which a version of its own may be brought forward."""
    folder.mkdir()
    if isinstance(source, Server):
        return open_store(folder, server=source)
    copy_of_file(source, folder / STATE_FILE)
    return open_store(folder)


def _into_server(old: Store, target: Server) -> Mapping[str, int]:
    with closing(open_store(Path(), server=target)) as new:
        if not _is_empty(new):
            raise StateError("store.taken", place=new.place)
        return new.take_over_from(old)


def _into_file(old: Store, target: Path, folder: Path) -> Mapping[str, int]:
    with closing(open_store(folder)) as new:
        counts = new.take_over_from(old)
    copy_of_file(folder / STATE_FILE, target)
    return counts


def _is_empty(store: Store) -> bool:
    with store.reading() as connection:
        return is_empty(connection)
