"""A shelf of the kept file: bytes by their keys. What goes wrong here is nobody's trouble: nothing is found or kept."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from pipeline.cache.program import program_digest
from pipeline.whole import PRIVATE, make_folder

_FILE = "kept.db"
_PATIENCE = 0.5  # seconds for another process that writes
_TABLE = "CREATE TABLE IF NOT EXISTS kept (shelf TEXT, key BLOB, data BLOB, seal BLOB, PRIMARY KEY (shelf, key))"


class Shelf(Struct, frozen=True):
    """A shelf by its name, in the file of a state's folder. It is opened for each call, so that a fork may use it."""

    folder: Path
    name: str

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Each key with its bytes, of those that this very program has kept and nothing has damaged."""
        with suppress(sqlite3.Error), self._opened() as kept:
            for key, data, seal in kept.execute("SELECT key, data, seal FROM kept WHERE shelf = ?", (self.name,)):
                if isinstance(key, bytes) and isinstance(data, bytes) and seal == _seal(self.name, key, data):
                    yield key.decode("utf-8", "surrogateescape"), data

    def change(self, new: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Keeps what is new, and lets go of what is gone: all of it or nothing."""
        named = {_bytes_of(key): data for key, data in new.items()}
        rows = [(self.name, key, data, _seal(self.name, key, data)) for key, data in named.items()]
        left = [(self.name, _bytes_of(key)) for key in gone]
        if not rows and not left:
            return
        try:
            self._make()
            with self._opened("rwc") as kept, kept:
                kept.execute(_TABLE)
                if kept.execute("PRAGMA user_version").fetchone() != (_program(),):
                    kept.execute("DELETE FROM kept")  # nobody would find, or let go of, what another program has kept
                    kept.execute(f"PRAGMA user_version = {_program()}")
                kept.executemany("DELETE FROM kept WHERE shelf = ? AND key = ?", left)
                kept.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        except sqlite3.OperationalError:  # no right to write, no room, another one writes: next time
            return
        except sqlite3.DatabaseError:  # damaged, or no database at all
            with suppress(OSError):
                self._file.unlink()
        except OSError:
            return

    def change_to(self, wanted: Mapping[str, bytes], known: Mapping[str, bytes]) -> None:
        """Keeps what is wanted and nothing else; `known` is what is kept now."""
        new = {key: data for key, data in wanted.items() if known.get(key) != data}
        self.change(new, known.keys() - wanted.keys())

    @property
    def _file(self) -> Path:
        return self.folder / _FILE

    def _make(self) -> None:
        """The empty file, which nobody else may read."""
        if not self._file.exists():
            make_folder(self.folder, PRIVATE)
            os.close(os.open(self._file, os.O_CREAT | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, PRIVATE))

    @contextmanager
    def _opened(self, mode: str = "rw") -> Iterator[sqlite3.Connection]:
        address = f"{self._file.absolute().as_uri()}?mode={mode}"
        with closing(sqlite3.connect(address, timeout=_PATIENCE, uri=True)) as kept:
            kept.execute("PRAGMA secure_delete = ON")  # what is let go of is in the file no more
            kept.execute("PRAGMA synchronous = OFF")  # what a fallen machine leaves half-written has no seal
            yield kept


def _bytes_of(key: str) -> bytes:
    """A file's name need not be text."""
    return key.encode("utf-8", "surrogateescape")


def _program() -> int:
    """A number of this program, as SQLite takes it."""
    return int.from_bytes(program_digest()[:4]) >> 1


def _seal(shelf: str, key: bytes, data: bytes) -> bytes:
    """Only bytes that this program has kept under this key have it."""
    seal = blake2b(f"{shelf}\0".encode() + key + b"\0", digest_size=16, key=program_digest())
    seal.update(data)
    return seal.digest()
