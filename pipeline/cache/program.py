"""This program and its libraries, by the stamps of their files: what another version has made is made anew."""

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

_PROGRAM = Path(__file__).parents[1]


@cache
def program_digest() -> bytes:
    """A digest of the sizes and times of this program's files, of the folders of its libraries, and of what runs it.

    Taken once: what runs is what was loaded.
    """
    digest = blake2b(f"{sys.version} {_PROGRAM}".encode("utf-8", "surrogateescape"), digest_size=16)
    for libraries in (one for one in sys.path if one.endswith("-packages") and os.path.isdir(one)):
        digest.update(_stamp(libraries))
    for parent, folders, names in os.walk(_PROGRAM):
        folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
        for name in sorted(names):
            digest.update(_stamp(f"{parent}/{name}"))
    return digest.digest()


def _stamp(path: str) -> bytes:
    status = os.stat(path)
    return f"{path} {status.st_size} {status.st_mtime_ns}\n".encode("utf-8", "surrogateescape")
