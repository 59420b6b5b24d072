"""The pictures that lie in content's folder, each looked into when it is asked for.

What came of a file is kept by its stamp and its bytes: of an unchanged one no pixel is unpacked again.
"""

import os
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline.fault import Fault, system_reason
from pipeline.inside import SETTLES, Stamp, read_file, stamp_of
from pipeline.kinds.values import slug
from pipeline.model import Picture

if TYPE_CHECKING:
    from pipeline.cache.shelf import Shelf

_MOST_BYTES = 30_000_000  # of a file; a camera's are a third of it
_DIGEST = 8  # bytes


class _Kept(Struct, frozen=True):
    """What came of a file of these bytes: a picture, or a fault's key and values. Without a stamp it is read again."""

    stamp: Stamp | None
    digest: str
    picture: Picture | None
    fault: str = ""
    values: Mapping[str, Any] | None = None


class Pictures:
    """The pictures of a folder; `state` is where is kept what came of them, None for nowhere."""

    def __init__(self, folder: Path, state: Path | None = None) -> None:
        self._folder = folder
        self._state = state
        self._made: dict[str, Mapping[str, bytes]] = {}

    def find(self, name: str) -> Picture:
        """The picture that the file of this name is made into. Raises Fault."""
        path = self._files.get(_folded(name))
        if path is None:
            near = get_close_matches(_folded(name), list(self._files), 1, cutoff=0.5)
            guess = os.path.relpath(self._files[near[0]], self._folder) if near else ""
            raise Fault("picture.missing_guess" if near else "picture.missing", guess=guess)
        kept = self._looked_into(path)
        if kept.picture is None:
            raise Fault(kept.fault, **(kept.values or {}))
        return kept.picture

    def files_of(self, picture: Picture) -> Mapping[str, bytes]:
        """The made files by their names; none where what they were made of lies here no more."""
        if picture.name not in self._made:
            self._made[picture.name] = self._made_again(picture)
        return self._made[picture.name]

    def plate_of(self, name: str, width: int, height: int) -> bytes:
        """The picture as a logo on a plate of the size. Raises Fault."""
        from pipeline.pictures.make import plate

        self.find(name)
        return plate(_read(self._files[_folded(name)])[0], width, height)

    @cached_property
    def _files(self) -> dict[str, str]:
        """Every file by its folded name."""
        found: dict[str, str] = {}
        for parent, folders, names in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if name.isprintable()):
                path = f"{parent}/{name}"
                found.setdefault(_folded(os.path.relpath(path, self._folder)), path)
        return found

    @cached_property
    def _shelf(self) -> "Shelf | None":
        from pipeline.cache.shelf import Shelf

        return Shelf(self._state, "pictures") if self._state else None

    @cached_property
    def _known(self) -> dict[str, _Kept]:
        from msgspec.msgpack import Decoder

        decoder = Decoder(_Kept)
        return {path: decoder.decode(data) for path, data in self._shelf.items()} if self._shelf else {}

    def _looked_into(self, path: str) -> _Kept:
        known = self._known.get(path)
        with suppress(OSError):
            if known and known.stamp == stamp_of(os.stat(path, follow_symlinks=False)):
                return known
        began = time_ns()
        data, stamp = _read(path)
        settled = stamp if stamp[2] < began - SETTLES else None
        digest = _digest_of(data)
        if known and known.digest == digest:
            kept = _Kept(settled, digest, known.picture, known.fault, known.values)
        else:
            kept = self._made_of(path, data, digest, settled)
        if kept != known:
            self._keep(path, kept)
        return kept

    def _made_of(self, path: str, data: bytes, digest: str, stamp: Stamp | None) -> _Kept:
        try:
            picture, files = _made(path, data, digest)
        except Fault as fault:
            return _Kept(stamp, digest, None, fault.key, fault.values)
        self._made[picture.name] = files
        return _Kept(stamp, digest, picture)

    def _keep(self, path: str, kept: _Kept) -> None:
        from msgspec.msgpack import encode

        self._known[path] = kept
        if self._shelf:
            self._shelf.change({path: encode(kept)}, self._known.keys() - set(self._files.values()))

    def _made_again(self, picture: Picture) -> Mapping[str, bytes]:
        for path in self._files.values():
            with suppress(Fault):
                data, _ = _read(path)
                digest = _digest_of(data)
                if f"-{digest}." in picture.name:
                    files = _made(path, data, digest)[1].values()
                    return dict(zip((picture.name, picture.large), files, strict=False))
        return {}


def _folded(name: str) -> str:
    """A name as two of them are compared: other machines tell neither large letters nor ways to write an ä apart."""
    return unicodedata.normalize("NFC", name).casefold()


def _read(path: str) -> tuple[bytes, Stamp]:
    try:
        data, status = read_file(path, _MOST_BYTES + 1)
    except OSError as error:
        raise Fault("picture.unreadable", error=system_reason(error)) from error
    if len(data) > _MOST_BYTES:
        raise Fault("picture.too_big", most=_MOST_BYTES // 1_000_000)
    return data, stamp_of(status)


def _digest_of(data: bytes) -> str:
    return blake2b(data, digest_size=_DIGEST).hexdigest()


def _made(path: str, data: bytes, digest: str) -> tuple[Picture, dict[str, bytes]]:
    from pipeline.pictures.make import made

    files = made(data)
    stem = slug(unicodedata.normalize("NFC", Path(path).stem))[:40].strip("-") or "kuva"
    names = [f"{stem}-{digest}.{files[0].ending}", *(f"{stem}-{digest}-2x.{one.ending}" for one in files[1:])]
    picture = Picture(names[0], files[0].width, files[0].height, *names[1:])
    return picture, dict(zip(names, (one.data for one in files), strict=True))
